// SPDX-License-Identifier: MulanPSL-2.0
/* 300 invented deputies of the demo county. */
#include "deputy_demo_texts.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/deputy/deputy_module.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { DEPUTIES = 300, GROUP_SIZE = 10, CONSTITUENCIES = 118 };

/* The n-th word of a line of words separated by blanks. */
static struct str word_of(struct str line, size_t n)
{
    struct str word = {"", 0};

    for (size_t i = 0; i <= n; i++)
        (void)str_cut(&line, ' ', &word);
    return word;
}

/* At least one: the lists are ours. */
static size_t words_in(struct str line)
{
    struct str word;
    size_t n = 0;

    while (str_cut(&line, ' ', &word))
        n++;
    ASSERT(n > 0);
    return n;
}

/* A few have names of their own: the leaders of the standing committee, who have accounts as such.
 */
static struct str name_of(struct ctx *ctx, uint32_t n, struct str family, struct str given)
{
    static const struct {
        uint32_t n;
        const char *key;
    } OWN[] = {{19, "deputy.demo.leader"}, {27, "deputy.demo.leader2"}};
    const size_t families = words_in(family), givens = words_in(given);

    arr_each (i, COUNT(OWN)) {
        if (OWN[i].n == n)
            return text(OWN[i].key);
    }
    return str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(word_of(family, n % families)),
                      STR_ARG(word_of(given, (n + n / families) % givens)));
}

static enum status add_deputy(struct ctx *ctx, uint32_t n, const struct delegation *delegations,
                              size_t delegations_count, struct date from)
{
    const struct str family = demo_nth(names_txt, 0), given = demo_nth(names_txt, 1);
    const char *number = str_printf(ctx->arena, "%u", n / GROUP_SIZE % 12 + 1).ptr;
    const struct deputy_new in = {
        .name = name_of(ctx, n, family, given),
        .delegation = delegations[n % delegations_count].name,
        .group_name = TF(ctx->arena, "deputy.demo.group", str_from(number)),
        .constituency = TF(ctx->arena, "deputy.demo.constituency",
                           str_printf(ctx->arena, "%u", n % CONSTITUENCIES + 1)),
        .occupation =
            demo_nth(occupations_txt, demo_pick(7, n, (uint32_t)demo_count(occupations_txt))),
        .sex = n % 3 == 0 ? S("female") : S("male"),
        .ethnic = T("deputy.demo.ethnic"),
        .phone = str_printf(ctx->arena, "1900000%04u", n + 1),
        .born_on = date_add_days((struct date){1958, 3, 1}, (int)demo_pick(8, n, 13000)),
        .from_on = from,
    };
    int64_t id;

    return deputy_add(ctx, &in, &id);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct delegation *delegations;
    struct congress_term term;
    size_t count;

    (void)input;
    TRY(delegation_list(ctx, &delegations, &count));
    TRY(congress_term_now(ctx, &term));
    for (uint32_t n = 0; n < DEPUTIES; n++)
        TRY(add_deputy(ctx, n, delegations, count, term.from_on));
    return ST_OK;
}

enum status deputy_demo(struct ctx *ctx)
{
    return db_tx(ctx, demo_tx, NULL);
}
