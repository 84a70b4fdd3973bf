#!/usr/bin/env bash
# Lays out what an archive holds beside the program: models, rubrics, prompts, evaluation sets, and all that people read.
#   pages.sh HOME FOLDER    called by package.sh, and by the test of the links between these pages
set -euo pipefail

readonly source=$1 home=$2

for folder in models rubrics prompts eval-sets; do cp -R "$source/$folder" "$home/"; done
cp -R "$source/src/main/dist/grafana" "$home/"
cp "$source/LICENSE" "$home/"
cp -R "$source/src/main/dist/licences" "$home/"
printf '%s\n' Earmark '' 'What others made and this archive holds, with its licences and notices, is listed in licences/third-party.md.' >"$home/NOTICE"
cp -R "$source/src/docs" "$home/docs"
cp "$source/src/main/resources/openapi.yaml" "$source/src/main/resources/earmark-defaults.yaml" "$home/docs/"
cp -R "$source/src/main/resources/schema" "$home/docs/"
mkdir "$home/systemd"
# the pages stand elsewhere here, and so do the files that they name
in_archive() { sed -e 's|src/main/resources/|docs/|g' -e 's|src/docs/|docs/|g' -e 's|src/main/dist/||g' "$1"; }
in_archive "$source/README.md" >"$home/README.md"
in_archive "$source/CHANGELOG.md" >"$home/CHANGELOG.md"
for page in "$source"/src/docs/*.md; do in_archive "$page" | sed -e 's|](../../|](../|g' >"$home/docs/${page##*/}"; done
for page in "$source"/rubrics/README.md "$source"/eval-sets/README.md "$source"/eval-sets/*/README.md; do
  in_archive "$page" >"$home/${page#"$source"/}"
done
in_archive "$source/src/main/dist/systemd/earmark.service" >"$home/systemd/earmark.service"
