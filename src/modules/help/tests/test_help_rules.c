// SPDX-License-Identifier: MulanPSL-2.0
/* Which page of the handbook explains which page of the program. */
#include "base/tap.h"
#include "modules/help/help_rules.h"

static void fits(void)
{
    static const struct {
        const char *pattern, *path;
        bool fit;
    } ROWS[] = {
        {"/", "/", true},
        {"/", "/suggestion", false},
        {"/suggestion", "/suggestion", true},
        {"/suggestion", "/suggestion/47/reply", true},
        {"/suggestion", "/suggestions", false},
        {"/suggestion/new", "/suggestion", false},
        {"/suggestion/{id}", "/suggestion/47", true},
        {"/suggestion/{id}", "/suggestion/new", false},
        {"/suggestion/{id}/reply", "/suggestion/47/reply/3", true},
    };

    arr_each (i, COUNT(ROWS))
        OK((help_fit(str_from(ROWS[i].pattern), str_from(ROWS[i].path)) != 0) == ROWS[i].fit,
           ROWS[i].path);
    OK(help_fit(S("/a/{id}/b"), S("/a/1/b")) > help_fit(S("/a/{id}"), S("/a/1/b")), "closer wins");
    OK(help_fit(S("/a/new"), S("/a/new")) > help_fit(S("/a"), S("/a/new")), "a word more wins");
}

/* The same page of the program is explained to each reader from his side. */
static void sides(void)
{
    static const enum help_part UNIT[] = {HELP_UNIT, HELP_COMMON}, OFFICE[] = {HELP_OFFICE};
    const struct help_page *unit = help_page_for(S("/suggestion/47"), UNIT, COUNT(UNIT));
    const struct help_page *office = help_page_for(S("/suggestion/47"), OFFICE, COUNT(OFFICE));

    OK(unit != NULL && unit->part == HELP_UNIT, "a unit reads what units do with a suggestion");
    OK(office != NULL && office->part == HELP_OFFICE, "the office reads what the office does");
    OK(help_page_for(S("/nowhere"), UNIT, COUNT(UNIT)) == NULL, "an unknown path has no page");
}

static void words(void)
{
    const struct help_page *page = help_page_named(S("sign-in"));

    OK(page != NULL && page->part == HELP_PUBLIC, "how to sign in is for everybody");
    OK(page != NULL && help_page_has(page, S("登录 密码")), "all words stand in it");
    OK(page != NULL && !help_page_has(page, S("登录 没有这个词")), "a word that does not");
    OK(help_page_named(S("no-such-page")) == NULL, "a page that is not there");
}

static void every_page(void)
{
    size_t count[HELP_PARTS] = {0};

    for (const struct help_page *p = HELP_PAGES; p->title != NULL; p++) {
        OK(strlen(p->title) > 3 && strlen(p->html) > 100, p->name);
        OK(!str_has(str_from(p->html), S("<!-- raw HTML")), p->name);
        count[p->part]++;
    }
    arr_each (i, HELP_PARTS)
        OK(count[i] != 0, help_part_word((enum help_part)i));
}

int main(void)
{
    fits();
    sides();
    words();
    every_page();
    return tap_done();
}
