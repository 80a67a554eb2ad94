// SPDX-License-Identifier: MulanPSL-2.0
/* Shipped kinds that are not on: switched on in a new congress, offered in others. */
#include "modules/congress/congress.h"
#include "modules/ledger/ledger_actions.h"
#include "modules/ledger/ledger_rules_law.h"

static enum status level_of(struct ctx *ctx, enum level *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = congress_law_level(c.level);
    return ST_OK;
}

enum status ledger_seed(struct ctx *ctx)
{
    enum level level;
    bool before;

    TRY(ledger_store_before(ctx, &before));
    if (before)
        return ST_OK;
    TRY(level_of(ctx, &level));
    for (size_t i = 0; ledger_law_kind(i) != NULL; i++) {
        const struct str kind = str_from(ledger_law_kind(i));
        struct ledger_kind k;
        enum status st;
        int64_t id;

        if (!ledger_law_asks(kind, level))
            continue;
        st = ledger_store_kind(ctx, kind, &k); /* told twice, or put away again meanwhile */
        if (st == ST_NOT_FOUND)
            st = ledger_kind_on(ctx, kind, &id);
        TRY(st);
    }
    return ST_OK;
}

/* The rest of the first line that begins with this word; a text has a few dozen lines. */
static struct str line_of(const char *body, struct str word)
{
    struct str rest = str_from(body), line, first;

    while (str_cut(&rest, '\n', &line))
        if (str_cut(&line, ' ', &first) && str_eq(first, word))
            return str_trim(line);
    return S("");
}

static bool is_on(const struct ledger_kind *kinds, size_t count, struct str kind)
{
    arr_each (i, count)
        if (str_eq(kinds[i].kind, kind))
            return kinds[i].on;
    return false;
}

/* Those of one theme that are shipped and not on. */
static void add_theme(struct str theme, bool law, enum level level, const struct ledger_kind *kinds,
                      size_t kinds_count, struct ledger_offered *all, size_t *n)
{
    for (size_t i = 0; ledger_shipped_at(i) != NULL; i++) {
        const char *body = ledger_shipped_at(i);
        const struct ledger_offered o = {.kind = line_of(body, S("kind")),
                                         .name = line_of(body, S("name")),
                                         .about = line_of(body, S("about")),
                                         .theme = theme,
                                         .law = law};

        if (str_eq(line_of(body, S("group")), theme) && ledger_law_asks(o.kind, level) == law &&
            !is_on(kinds, kinds_count, o.kind))
            all[(*n)++] = o;
    }
}

enum status ledger_offered(struct ctx *ctx, struct ledger_offered **out, size_t *out_count)
{
    struct ledger_offered *all;
    struct ledger_kind *kinds;
    size_t kinds_count, shipped = 0;
    enum level level;

    TRY(level_of(ctx, &level));
    TRY(ledger_store_kinds(ctx, &kinds, &kinds_count));
    while (ledger_shipped_at(shipped) != NULL)
        shipped++;
    all = arena_array(ctx->arena, shipped + kinds_count, struct ledger_offered);
    *out = all;
    *out_count = 0;
    arr_each (law, 2) {
        struct str rest = S(LEDGER_GROUPS), theme;

        while (str_cut(&rest, ' ', &theme))
            add_theme(theme, law == 0, level, kinds, kinds_count, all, out_count);
    }
    arr_each (i, kinds_count)
        if (!kinds[i].on && ledger_shipped(kinds[i].kind) == NULL)
            all[(*out_count)++] = (struct ledger_offered){
                .kind = kinds[i].kind, .name = kinds[i].name, .theme = kinds[i].theme};
    return ST_OK;
}
