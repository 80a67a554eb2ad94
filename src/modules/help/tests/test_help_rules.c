// SPDX-License-Identifier: MulanPSL-2.0
/* Which page of the handbook explains which page of the program. */
#include "base/tap.h"
#include "modules/help/help_rules.h"

static void fits(void)
{
    struct arena *a = arena_open(0);
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
        {"/suggestion/{id}", "/suggestion/0", true},
        {"/suggestion/{id}", "/suggestion/9", true},
        {"/suggestion/{id}", "/suggestion/-1", false},
        {"/suggestion/{id}", "/suggestion/:1", false},
        {"/suggestion/{id}", "/suggestion//reply", false},
        {"/suggestion//reply", "/suggestion/47/reply", false},
        {"/a/{", "/a/9", true},
        {"/a/new", "/a/9", false},
        {"/a/{id}", "/a/", false},
        {"", "/suggestion", false},
        {"/s", "/", false},
        {"/suggestion", "/", false},
        {"/a", "/b", false},
    };

    arr_each (i, COUNT(ROWS))
        OK((help_fit(str_from(ROWS[i].pattern), str_from(ROWS[i].path)) != 0) == ROWS[i].fit,
           ROWS[i].path);
    OK(help_fit(S("/a/{id}/b"), S("/a/1/b")) > help_fit(S("/a/{id}"), S("/a/1/b")), "closer wins");
    OK(help_fit(S("/a/new"), S("/a/new")) > help_fit(S("/a"), S("/a/new")), "a word more wins");
    OK(help_fit(S("/a/new"), S("/a/new")) > help_fit(S("/a/{id}"), S("/a/9")), "than a number");
    OK(help_fit(S("/a/{id}/{id}"), S("/a/1/2")) > help_fit(S("/a/new"), S("/a/new")),
       "a segment more beats a word");
    EQ_INT(help_fit(S("/"), S("/")), 1, "the first page");
    EQ_INT(help_fit(S("/a/new"), S("/a/new")), 23, "two words");
    EQ_INT(help_fit(S("/a/{id}"), S("/a/9")), 22, "a word and a number");
    EQ_INT(help_fit(S("/a"), (struct str){memcpy(arena_alloc(a, 1), "/", 1), 1}), 0,
           "nothing is read behind the path");
    arena_close(a);
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

static unsigned best_fit(const struct help_page *page, struct str path)
{
    struct str routes = str_from(page->routes), one;
    unsigned best = 0;

    while (str_cut(&routes, ' ', &one))
        if (help_fit(one, path) > best)
            best = help_fit(one, path);
    return best;
}

/* Nothing explains this path better than what was found, nor as well and from the reader's side. */
static bool is_best(struct str path, const struct help_page *found, const enum help_part *parts)
{
    const unsigned fit = best_fit(found, path);

    for (const struct help_page *p = HELP_PAGES; p->title != NULL; p++) {
        const unsigned other = best_fit(p, path);

        if (other > fit)
            return false;
        if (other == fit && p < found && p->part == found->part)
            return false; /* the first of equals */
        if (other == fit && p->part == parts[0] && found->part != parts[0])
            return false;
        if (other == fit && p->part == parts[1] && found->part != parts[0] &&
            found->part != parts[1])
            return false;
    }
    return true;
}

static void every_route(void)
{
    struct arena *a = arena_open(0);

    for (const struct help_page *p = HELP_PAGES; p->title != NULL; p++) {
        struct str routes = str_from(p->routes), one;

        while (str_cut(&routes, ' ', &one))
            for (int part = 0; part < HELP_PARTS; part++) {
                const enum help_part parts[] = {(enum help_part)part, p->part};
                const struct help_page *found = help_page_for(one, parts, COUNT(parts));

                if (found == NULL || !is_best(one, found, parts))
                    OK(false, str_z(a, one));
            }
        OK(true, p->name);
    }
    arena_close(a);
}

/* Equals: by the reader's order of parts, then as they stand. */
static void equals(void)
{
    static const struct help_page PAGES[] = {
        {.part = HELP_OFFICE, .name = "1", .title = "t", .routes = "/a"},
        {.part = HELP_UNIT, .name = "2", .title = "t", .routes = "/b /a"},
        {.part = HELP_UNIT, .name = "3", .title = "t", .routes = "/a"},
        {.part = HELP_UNIT, .name = "4", .title = "t", .routes = "/a/new"},
        {.part = HELP_OFFICE, .name = "5", .title = "t", .routes = "/"},
        {0},
    };
    static const enum help_part UNIT[] = {HELP_UNIT}, ADMIN[] = {HELP_ADMIN};

    EQ_TEXT(help_page_among(PAGES, S("/a"), UNIT, 1)->name, "2", "the first of his part");
    EQ_TEXT(help_page_among(PAGES, S("/a"), ADMIN, 1)->name, "1", "the first of all");
    EQ_TEXT(help_page_among(PAGES, S("/a/new"), ADMIN, 1)->name, "4", "the closest");
    EQ_TEXT(help_page_among(PAGES, S("/"), UNIT, 1)->name, "5", "of the first page");
    OK(help_page_among(PAGES, S("/c"), UNIT, 1) == NULL, "none");
}

static void words(void)
{
    const struct help_page *page = help_page_named(S("sign-in"));

    OK(page != NULL && page->part == HELP_PUBLIC, "how to sign in is for everybody");
    OK(page != NULL && help_page_has(page, S("登录 密码")), "all words stand in it");
    OK(page != NULL && help_page_has(page, S("登录  密码")), "with two blanks between");
    OK(page != NULL && !help_page_has(page, S("\x01")), "a letter that is not there");
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
    every_route();
    equals();
    words();
    every_page();
    return tap_done();
}
