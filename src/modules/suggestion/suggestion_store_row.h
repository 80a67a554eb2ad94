// SPDX-License-Identifier: MulanPSL-2.0
/** Reading and binding columns one after the other, so that a table's columns are listed once. */
#ifndef SUGGESTION_STORE_ROW_H
#define SUGGESTION_STORE_ROW_H
#include "modules/suggestion/suggestion.h"
#include "platform/db.h"

/** Where the next cell is read. */
struct cells {
    const struct rows *rows;
    size_t row, col;
};

static inline int64_t next_int(struct cells *c)
{
    return cell_int(c->rows, c->row, c->col++);
}
static inline bool next_bool(struct cells *c)
{
    return next_int(c) != 0;
}
static inline struct str next_text(struct cells *c)
{
    return cell_text(c->rows, c->row, c->col++);
}
static inline struct date next_date(struct cells *c)
{
    return cell_date(c->rows, c->row, c->col++);
}
static inline enum suggestion_mark next_mark(struct cells *c)
{
    enum suggestion_mark m = MARK_NONE;

    (void)suggestion_mark_parse(next_text(c), &m);
    return m;
}
/** "第47号" from the columns of NUMBERED; *out_number may be NULL. */
#define NUMBERED "s.number, s.number_series, s.kind, s.in_session"
static inline struct str next_number(struct ctx *ctx, struct cells *c, int64_t *out_number)
{
    struct suggestion s = {.number = next_int(c)};

    s.number_series = next_text(c);
    s.kind = str_eqz(next_text(c), "bill") ? SUGGESTION_KIND_BILL : SUGGESTION_KIND_SUGGESTION;
    s.in_session = next_bool(c);
    if (out_number != NULL)
        *out_number = s.number;
    return suggestion_number_text(ctx->arena, &s);
}
static inline struct bind B_MARK(const char *name, enum suggestion_mark m) {
    return B_OPT(name, str_from(suggestion_mark_word(m)));
}
/** A column that is never NULL, empty or not. */
static inline struct bind
B_STR(const char *name, struct str s) {
    return B_TEXT(name, s.ptr != NULL ? s : S(""));
}

/* For lists of columns: COLUMN(kind, name) with kind one of ID INT BOOL OPT STR DATE MARK. */
#define READ_ID(name)            s->name = next_int(&c);
#define READ_INT(name)           s->name = next_int(&c);
#define READ_BOOL(name)          s->name = next_bool(&c);
#define READ_OPT(name)           s->name = next_text(&c);
#define READ_STR(name)           s->name = next_text(&c);
#define READ_DATE(name)          s->name = next_date(&c);
#define READ_MARK(name)          s->name = next_mark(&c);
#define BIND_ID_(name)           B_ID(#name, s->name),
#define BIND_INT_(name)          B_INT(#name, s->name),
#define BIND_BOOL_(name)         B_BOOL(#name, s->name),
#define BIND_OPT_(name)          B_OPT(#name, s->name),
#define BIND_STR_(name)          B_STR(#name, s->name),
#define BIND_DATE_(name)         B_DATE(ctx->arena, #name, s->name),
#define BIND_MARK_(name)         B_MARK(#name, s->name),
#define COLUMN_NAME(kind, name)  ", " #name
#define COLUMN_PARAM(kind, name) ", :" #name
#define COLUMN_SET(kind, name)   ", " #name " = :" #name
#define COLUMN_READ(kind, name)  READ_##kind(name)
#define COLUMN_BIND(kind, name)  BIND_##kind##_(name)

#define CONGRESS B_INT("congress", ctx->congress_id)

#endif
