package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

/** Goes through the pages of each role and takes the pictures of the guide. */
final class GuidePictures {

    private static final int HEIGHT = 760;
    private static final int WIDE = 1200;

    private final Page page;
    private final Pictures pictures;

    GuidePictures(Page page, Pictures pictures) {
        this.page = page;
        this.pictures = pictures;
        page.setViewportSize(page.viewportSize().width, HEIGHT);
    }

    private void open(String address, String there) {
        page.navigate(address);
        assertThat(page.locator(there).first()).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void firstOf(String list, String there) {
        open(list, "tbody a.row");
        page.locator("tbody a.row").first().click();
        assertThat(page.locator(there).first()).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    void reviewer() {
        open("/calls", "tbody a.row");
        pictures.take(page, "list");
        firstOf("/calls?agent=example-05&channel=voice", "ear-scorecard");
        page.keyboard().press("]");
        pictures.take(page, "review");
        firstOf("/calls?missed=empathy&channel=chat", "ear-scorecard");
        open(page.url().replaceAll("[?].*", "") + "?c=empathy", ".criterion.current");
        page.keyboard().press("2");
        assertThat(page.locator(".toast[data-shown]")).isVisible();
        pictures.take(page, "override");
        page.keyboard().press("z");
        page.keyboard().press("?");
        assertThat(page.locator("dialog")).isVisible();
        pictures.take(page, "keys");
        page.keyboard().press("Escape");
        open("/disputes", "ul.cards li");
        pictures.take(page, "disputes");
    }

    void coach() {
        open("/calls?maxScore=60", "tbody a.row");
        pictures.take(page, "team");
        firstOf("/calls?agent=example-06&channel=voice", "ear-scorecard");
        Locator moments = page.locator(".moments").first();
        moments.scrollIntoViewIfNeeded();
        pictures.take(page, "moments");
        open("/search?q=agent%3A+sorry", ".chip.count");
        pictures.take(page, "search");
        open("/trends?by=agent", ".heat .cell");
        pictures.take(page, "trends");
        page.locator(".heat").scrollIntoViewIfNeeded();
        pictures.take(page, "criteria");
        firstOf("/calls?channel=chat", "ear-scorecard");
        page.locator(".call-head .facts a").click();
        assertThat(page.locator(".contact").first()).isVisible();
        pictures.take(page, "customer");
    }

    void agent() {
        open("/me", ".moments");
        pictures.take(page, "own");
        Locator shared = page.locator("ul.own a").filter(new Locator.FilterOptions().setHasText("Shared"));
        (shared.count() > 0 ? shared : page.locator("ul.own a")).first().click();
        assertThat(page.locator("ear-scorecard").first()).isVisible();
        page.locator("ear-scorecard").first().scrollIntoViewIfNeeded();
        pictures.take(page, "own-call");
    }

    void administrator() {
        page.setViewportSize(WIDE, HEIGHT);
        open("/admin/people", "table");
        pictures.take(page, "people");
        open("/admin/rubrics", "table");
        pictures.take(page, "rules");
        open("/admin/audit", "table");
        pictures.take(page, "audit");
    }
}
