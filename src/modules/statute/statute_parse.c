// SPDX-License-Identifier: MulanPSL-2.0
/* Cutting a law into its pieces, line by line. */
#include "modules/statute/statute_parse.h"
#include "base/utf8.h"
#include "modules/statute/statute.h"

enum { HEADING_CHARS = 60, PATH_LEVELS = 5 };

/* One line without what Markdown adds. */
struct line {
    struct str text;
    bool marked; /* it was a heading of Markdown */
    bool fence;  /* what stands before this one is the head */
};

#define FENCE "<!-- INFO END -->"

struct cutter {
    struct arena *arena;
    struct err *err;
    struct statute_parsed *out;
    size_t cap;
    struct str path[PATH_LEVELS]; /* annex, part, chapter, section … */
    struct str first_heading;     /* of a list of contents that is being passed over */
    bool contents, spaced;        /* 第…条 is followed by a blank in this text */
    int64_t last_n, last_sub;
    struct str last_number;
    int open; /* quotations that are open in the present article */
    struct buf body;
};

/* ---------------------------------------------------------------- lines */

static bool next_line(struct str *rest, struct line *out)
{
    struct str raw;

    if (!str_cut(rest, '\n', &raw))
        return false;
    raw = str_trim(raw);
    *out = (struct line){.text = raw};
    if (str_starts(raw, S("<!--")) && str_ends(raw, S("-->"))) {
        out->fence = str_eqz(raw, FENCE);
        out->text = S("");
        return true;
    }
    if (raw.len > 0 && raw.ptr[0] == '#') {
        const size_t marks = str_run(raw);

        out->text = str_trim((struct str){raw.ptr + marks, raw.len - marks});
        out->marked = true;
    }
    return true;
}

static bool is_blank(uint32_t c)
{
    return c <= 0x20 || c == 0x3000 || c == 0xa0;
}

static bool blank_at(struct str s, size_t at)
{
    size_t len;

    return at >= s.len || is_blank(utf8_decode(s.ptr + at, s.len - at, &len));
}

static struct str from(struct str s, size_t at)
{
    return str_trim((struct str){s.ptr + at, s.len - at});
}

/* 一、 at the start: bytes. */
static size_t listed(struct str s, int64_t *out_n)
{
    const size_t len = statute_numeral(s, out_n);
    const struct str stop = S("、");

    if (len == 0 || (s.ptr[0] >= '0' && s.ptr[0] <= '9'))
        return 0;
    return str_starts((struct str){s.ptr + len, s.len - len}, stop) ? len + stop.len : 0;
}

static int quotes(struct str s)
{
    int open = 0;

    for (size_t at = 0, len; at < s.len; at += len) {
        const uint32_t c = utf8_decode(s.ptr + at, s.len - at, &len);

        open += (c == 0x201c) - (c == 0x201d);
    }
    return open;
}

/* ---------------------------------------------------------------- pieces */

static struct statute_piece *last_piece(struct cutter *c)
{
    return c->out->count > 0 ? &c->out->pieces[c->out->count - 1] : NULL;
}

static void end_piece(struct cutter *c)
{
    struct statute_piece *p = last_piece(c);

    if (p != NULL && p->text.ptr == NULL)
        p->text = str_dup(c->arena, str_trim(buf_view(&c->body)));
    c->body.len = 0;
}

static struct str path_of(struct cutter *c, size_t levels)
{
    struct buf b = buf_new(c->arena, 0);

    arr_each (i, levels) {
        if (c->path[i].len == 0)
            continue;
        if (b.len > 0)
            buf_char(&b, ' ');
        buf_str(&b, c->path[i]);
    }
    return buf_view(&b);
}

static enum status begin_piece(struct cutter *c, const char *level, struct str number, int64_t n,
                               int64_t sub, size_t levels)
{
    end_piece(c);
    if (c->out->count == c->cap) {
        const size_t cap = c->cap == 0 ? 64 : c->cap * 2;
        struct statute_piece *more;

        if (c->out->count >= STATUTE_PIECES_MAX)
            return fail(c->err, ST_INVALID, "statute.err.pieces", NULL);
        more = arena_array(c->arena, cap, struct statute_piece);
        if (c->out->pieces != NULL)
            memcpy(more, c->out->pieces, c->cap * sizeof *more);
        c->out->pieces = more;
        c->cap = cap;
    }
    c->out->pieces[c->out->count++] = (struct statute_piece){
        .level = level, .number = number, .n = n, .sub = sub, .path = path_of(c, levels)};
    return ST_OK;
}

static void add_text(struct cutter *c, struct str s)
{
    if (s.len == 0)
        return;
    if (c->body.len > 0)
        buf_char(&c->body, '\n');
    buf_str(&c->body, s);
    c->open += quotes(s);
}

/* ---------------------------------------------------------------- headings */

static const struct {
    const char *unit, *level;
    size_t depth; /* place in the path */
} HEADINGS[] = {{"编", "part", 1}, {"分编", "part", 2}, {"章", "chapter", 3}, {"节", "section", 4}};

static bool is_heading(const struct line *l, size_t taken)
{
    if (l->marked || blank_at(l->text, taken))
        return utf8_chars(l->text.ptr, l->text.len) <= HEADING_CHARS || l->marked;
    return utf8_chars(l->text.ptr, l->text.len) <= HEADING_CHARS / 2 &&
           !str_has(l->text, S("。")) && !str_has(l->text, S("，"));
}

static enum status put_heading(struct cutter *c, const char *level, size_t depth, struct str whole,
                               struct str number, int64_t n)
{
    const struct str words = from(whole, number.len);
    struct statute_piece *p;

    TRY(begin_piece(c, level, number, n, 0, depth));
    p = last_piece(c);
    p->text = words.len > 0 ? words : S("");
    c->path[depth] = whole;
    for (size_t i = depth + 1; i < PATH_LEVELS; i++)
        c->path[i] = S("");
    c->open = 0;
    return ST_OK;
}

static bool is_annex(const struct line *l)
{
    const struct str s = l->text;

    if (!str_starts(s, S("附件")) && !str_starts(s, S("附录")) && !str_starts(s, S("附表")) &&
        !str_starts(s, S("附：")))
        return false;
    return utf8_chars(s.ptr, s.len) <= HEADING_CHARS && !str_has(s, S("。"));
}

/* *out_done: the line was a heading. */
static enum status heading(struct cutter *c, const struct line *l, bool *out_done)
{
    int64_t n, sub;

    *out_done = true;
    arr_each (i, COUNT(HEADINGS)) {
        const size_t len = statute_number(l->text, HEADINGS[i].unit, &n, &sub);

        if (len > 0 && is_heading(l, len))
            return put_heading(c, HEADINGS[i].level, HEADINGS[i].depth, l->text,
                               (struct str){l->text.ptr, len}, n);
    }
    if (is_annex(l)) {
        c->last_n = c->last_sub = 0;
        return put_heading(c, "annex", 0, l->text, S(""), 0);
    }
    if (l->marked && !(c->out->decision && listed(l->text, &n) > 0))
        return put_heading(c, "chapter", 3, l->text, S(""), 0);
    *out_done = false;
    return ST_OK;
}

/* ---------------------------------------------------------------- articles */

static void note_odd(struct cutter *c, const char *what, struct str number)
{
    if (c->out->odd_count < STATUTE_ODD_MAX)
        c->out->odd[c->out->odd_count++] = (struct statute_odd){what, number, c->last_number};
}

/* Does n之sub follow what was last? */
static const char *follows(const struct cutter *c, int64_t n, int64_t sub)
{
    if (c->last_n == 0)
        return n == 1 && sub == 0 ? NULL : "start";
    if (n == c->last_n)
        return sub == c->last_sub + 1 ? NULL : sub > c->last_sub ? "gap" : "again";
    if (n < c->last_n)
        return "again";
    return n == c->last_n + 1 && sub == 0 ? NULL : "gap";
}

static enum status put_article(struct cutter *c, struct str whole, size_t len, int64_t n,
                               int64_t sub)
{
    const struct str number = {whole.ptr, len};
    const char *odd = follows(c, n, sub);

    if (odd != NULL)
        note_odd(c, odd, number);
    TRY(begin_piece(c, "article", number, n, sub, PATH_LEVELS));
    c->out->articles++;
    c->last_n = n;
    c->last_sub = sub;
    c->last_number = number;
    c->open = 0;
    add_text(c, from(whole, len));
    return ST_OK;
}

/* 第…条 at the start of the line, as this text writes it. */
static size_t article_number(const struct cutter *c, struct str s, int64_t *n, int64_t *sub)
{
    const size_t len = statute_number(s, "条", n, sub);

    if (len == 0 || *n == 0)
        return 0;
    if (blank_at(s, len))
        return len;
    return !c->spaced && follows(c, *n, *sub) == NULL ? len : 0;
}

static enum status article(struct cutter *c, const struct line *l, bool *out_done)
{
    int64_t n, sub = 0;
    size_t len = c->out->decision ? listed(l->text, &n) : article_number(c, l->text, &n, &sub);

    *out_done = false;
    if (len == 0)
        return ST_OK;
    if (c->open > 0 && c->last_n > 0) {
        note_odd(c, "quoted", (struct str){l->text.ptr, len});
        return ST_OK;
    }
    *out_done = true;
    return put_article(c, l->text, len, n, sub);
}

static enum status text_line(struct cutter *c, const struct line *l)
{
    const struct statute_piece *p = last_piece(c);

    if (p == NULL || p->text.ptr != NULL)
        TRY(begin_piece(c, "note", S(""), 0, 0, PATH_LEVELS));
    add_text(c, l->text);
    return ST_OK;
}

/* A list of contents is passed over as text, until its first heading comes once more. */
static enum status contents_line(struct cutter *c, const struct line *l, bool *out_done)
{
    const struct str plain = statute_squash(c->arena, l->text);
    int64_t n, sub;

    *out_done = false;
    if (!c->contents) {
        if (!str_eqz(plain, "目录") || c->out->articles > 0)
            return ST_OK;
        c->contents = *out_done = true;
        c->first_heading = S("");
        return text_line(c, l);
    }
    if (c->first_heading.len == 0)
        c->first_heading = plain;
    else if (str_eq(plain, c->first_heading)) {
        c->contents = false;
        return ST_OK;
    }
    if (article_number(c, l->text, &n, &sub) > 0) { /* it never came */
        c->contents = false;
        return ST_OK;
    }
    *out_done = true;
    return text_line(c, l);
}

static enum status body_line(struct cutter *c, const struct line *l)
{
    bool done;

    TRY(contents_line(c, l, &done));
    if (!done)
        TRY(heading(c, l, &done));
    if (!done)
        TRY(article(c, l, &done));
    return done ? ST_OK : text_line(c, l);
}

/* ---------------------------------------------------------------- the head */

static void history_days(struct statute_parsed *out)
{
    struct date d;
    size_t at = 0;

    while (statute_day(out->history, &at, &d))
        out->adopted_on = date_later(out->adopted_on, d);
}

static bool is_history(struct str s)
{
    struct date d;
    size_t at = 0;

    if (str_starts(s, S("（")) || str_starts(s, S("(")))
        return statute_day(s, &at, &d);
    return statute_day(s, &at, &d) && at <= sizeof "二〇二四年十二月二十八日" &&
           (str_has(s, S("通过")) || str_has(s, S("修正")) || str_has(s, S("修订")) ||
            str_has(s, S("公布")));
}

/* The first words are the title; then come the days on which it was passed and changed. */
static struct str head(struct cutter *c, struct str rest)
{
    const bool fenced = str_has(rest, S(FENCE));
    struct buf history = buf_new(c->arena, 0);
    struct str before;
    struct line l;

    while (c->out->title.len == 0 && next_line(&rest, &l))
        c->out->title = l.text;
    for (before = rest; next_line(&rest, &l) && !l.fence; before = rest) {
        if (l.text.len == 0)
            continue;
        if (!fenced && !is_history(l.text)) {
            rest = before;
            break;
        }
        if (history.len > 0)
            buf_char(&history, '\n');
        buf_str(&history, l.text);
    }
    c->out->history = buf_view(&history);
    history_days(c->out);
    return rest;
}

/* Are there articles, and is their number followed by a blank? */
static void look_ahead(struct cutter *c, struct str rest)
{
    struct line l;
    int64_t n, sub;
    bool any = false;

    while (next_line(&rest, &l)) {
        const size_t len = statute_number(l.text, "条", &n, &sub);

        if (len == 0)
            continue;
        any = true;
        c->spaced = c->spaced || (blank_at(l.text, len) && n == 1);
    }
    c->out->decision = !any;
}

/* 自2024年11月8日起施行, the last one said. */
static struct date effective_of(struct str source)
{
    struct date d, found = {0};
    size_t at = 0;

    while (statute_day(source, &at, &d)) {
        const struct str after = str_trim((struct str){source.ptr + at, source.len - at});

        if (str_starts(after, S("起施行")) || str_starts(after, S("起实施")))
            found = d;
    }
    return found;
}

enum status statute_parse(struct arena *a, struct err *err, struct str source,
                          struct statute_parsed *out)
{
    struct cutter c = {.arena = a, .err = err, .out = out, .body = buf_new(a, 0)};
    struct line l;
    struct str rest;

    *out = (struct statute_parsed){0};
    arr_each (i, PATH_LEVELS)
        c.path[i] = S("");
    c.last_number = S("");
    rest = head(&c, source);
    look_ahead(&c, rest);
    while (next_line(&rest, &l))
        if (l.text.len > 0)
            TRY(body_line(&c, &l));
    end_piece(&c);
    if (out->title.len == 0 || out->count == 0)
        return fail(err, ST_INVALID, "statute.err.empty", NULL);
    out->effective_on = effective_of(source);
    return ST_OK;
}
