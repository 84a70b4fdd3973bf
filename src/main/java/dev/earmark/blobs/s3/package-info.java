/**
 * Blobs in a bucket of whatever speaks the S3 API (AWS, Ceph, Garage, SeaweedFS, RustFS), so that several nodes need no disk in common.
 * {@link dev.earmark.blobs.s3.S3Blobs} keeps what {@link dev.earmark.blobs.FolderBlobs} keeps, under the same keys below a prefix. The AWS
 * SDK is known here alone, and only its part without asynchronous clients; its HTTP client is the JDK's own.
 *
 * <p>What comes in is written to a spool on this machine first: a recording is looked at before it is kept, and its SHA-256 is known before
 * the first byte is sent. A decoder gets a copy in the spool, which is compared on its way and removed when the step has ended. Players get
 * ranges straight from the bucket, of the very object ({@code If-Match}) that was compared within the last day. The provider's checksums
 * are asked for on the way in and looked at on the way out, but what is believed is the digest in the key.
 */
@NullMarked
package dev.earmark.blobs.s3;

import org.jspecify.annotations.NullMarked;
