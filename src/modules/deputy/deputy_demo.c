// SPDX-License-Identifier: MulanPSL-2.0
/* 300 invented deputies of the demo county. */
#include "deputy_demo_texts.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/deputy/deputy_module.h"
#include "modules/deputy/deputy_plan.h"
#include "modules/deputy/deputy_report.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { DEPUTIES = 300, FORMER = 60, GROUP_SIZE = 10, CONSTITUENCIES = 118, VACANT = 2 };

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

static struct str nth_of(struct str words, uint32_t n)
{
    return word_of(words, n % words_in(words));
}

static enum status add_deputy(struct ctx *ctx, uint32_t n, const struct delegation *delegations,
                              size_t delegations_count, const struct deputy_class *classes,
                              size_t classes_count, struct date from)
{
    const struct str family = demo_nth(names_txt, 0), given = demo_nth(names_txt, 1);
    const char *number = str_printf(ctx->arena, "%u", n / GROUP_SIZE % 12 + 1).ptr;
    const struct deputy_class class = classes[demo_pick(11, n, (uint32_t)classes_count)];
    const struct deputy_new in = {
        .name = name_of(ctx, n, family, given),
        .delegation = delegations[n % delegations_count].name,
        .group_name = TF(ctx->arena, "deputy.demo.group", str_from(number)),
        .constituency = TF(ctx->arena, "deputy.demo.constituency",
                           str_printf(ctx->arena, "%u", n % CONSTITUENCIES + 1)),
        .occupation =
            demo_nth(occupations_txt, demo_pick(7, n, (uint32_t)demo_count(occupations_txt))),
        .sex = n % 3 == 0 ? S("female") : S("male"),
        .ethnic = n % 19 == 4 ? T("deputy.demo.ethnic2") : T("deputy.demo.ethnic"),
        .party = demo_pick(9, n, 100) < 62 ? T("deputy.demo.party") : T("deputy.demo.no_party"),
        .education = nth_of(T("deputy.demo.education"), demo_pick(10, n, 10)),
        .class_name = class.name,
        .wage = class.grassroots && n % 2 == 0 ? S("none") : S("fixed"),
        .phone = str_printf(ctx->arena, "1900000%04u", n + 1),
        .born_on = date_add_days((struct date){1958, 3, 1}, (int)demo_pick(8, n, 13000)),
        .from_on = from,
    };
    int64_t id;

    return deputy_add(ctx, &in, &id);
}

/* Of other levels, some of whom bear the name of a deputy here:
 * "level|congress|by|name|place|work", a number for the name of the deputy of that number. */
static enum status add_outside(struct ctx *ctx, struct str line, struct date from)
{
    const struct str family = demo_nth(names_txt, 0), given = demo_nth(names_txt, 1);
    struct str f[DEMO_FIELDS_MAX];
    uint32_t n = 0;
    int64_t id;

    (void)demo_fields(line, f);
    arr_each (i, f[3].len)
        n = f[3].ptr[i] >= '0' && f[3].ptr[i] <= '9' ? n * 10 + (uint32_t)(f[3].ptr[i] - '0') : 0;
    return deputy_outside_set(
        ctx,
        &(struct deputy_outside_new){
            .level = f[0],
            .congress_name = f[1],
            .constituency = f[2],
            .name = n > 0 ? name_of(ctx, n, family, given) : f[3],
            .place = f[4],
            .occupation = f[5],
            .sex = n > 0 && n % 3 == 0 ? S("female") : S("male"),
            .ethnic = T("deputy.demo.ethnic"),
            .phone = n > 0 ? str_printf(ctx->arena, "1900000%04u", n + 1) : S(""),
            .from_on = from,
        },
        &id);
}

/* The total as it was fixed; two seats of it are vacant. */
static enum status add_seats(struct ctx *ctx)
{
    const struct deputy_seats_new total = {
        .place = S("county"),
        .population = 812000,
        .total = DEPUTIES + VACANT,
        .decided_by = T("deputy.demo.decided_by"),
        .document = T("deputy.demo.document"),
        .decided_on = {2021, 6, 1},
        .reason = S("slip"),
    };
    struct deputy_byelection by = {
        .seats = 1, .voting_on = date_add_days(ctx->today, 40), .basis = S("")};
    struct deputy_constituency *all;
    size_t count, added;
    int64_t id;

    TRY(deputy_seats_fix(ctx, &total));
    TRY(deputy_constituencies_take(ctx, &added));
    TRY(deputy_constituencies(ctx, false, &all, &count));
    for (size_t i = 0; i < VACANT && i < count; i++) {
        struct deputy_constituency c = all[i];

        c.seats++;
        TRY(deputy_constituency_set(ctx, &c, &id));
    }
    by.constituency_id = all[0].id;
    return deputy_byelection_plan(ctx, &by, &id);
}

/* Some of the term before, so that the structure has something to be compared with. */
static enum status add_former(struct ctx *ctx, uint32_t n, struct str delegation, struct str class,
                              struct date began, struct date ended)
{
    const struct str family = demo_nth(names_txt, 0), given = demo_nth(names_txt, 1);
    const struct deputy_new in = {
        .name = name_of(ctx, DEPUTIES + n, family, given),
        .delegation = delegation,
        .group_name = S(""),
        .constituency = S(""),
        .occupation =
            demo_nth(occupations_txt, demo_pick(21, n, (uint32_t)demo_count(occupations_txt))),
        .sex = n % 4 == 0 ? S("female") : S("male"),
        .ethnic = n % 23 == 4 ? T("deputy.demo.ethnic2") : T("deputy.demo.ethnic"),
        .party = demo_pick(22, n, 100) < 66 ? T("deputy.demo.party") : T("deputy.demo.no_party"),
        .education = nth_of(T("deputy.demo.education"), demo_pick(23, n, 10)),
        .class_name = class,
        .wage = S(""),
        .born_on = date_add_days((struct date){1953, 3, 1}, (int)demo_pick(24, n, 13000)),
        .from_on = began,
    };
    int64_t id;

    TRY(deputy_add(ctx, &in, &id));
    return deputy_leave(ctx, id, 1, ended, S("term"));
}

static enum status add_targets(struct ctx *ctx)
{
    const struct deputy_target women = {.dimension = S("sex"),
                                        .value = S("female"),
                                        .least = true,
                                        .permille = 300,
                                        .basis = T("deputy.demo.basis")};

    return deputy_target_set(ctx, &women);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct str rest = str_from(outside_txt), line;
    struct delegation *delegations;
    struct deputy_class *classes;
    struct congress_term term;
    size_t count, classes_count;

    (void)input;
    TRY(deputy_seed(ctx));
    TRY(deputy_classes(ctx, &classes, &classes_count));
    TRY(delegation_list(ctx, &delegations, &count));
    TRY(congress_term_now(ctx, &term));
    for (uint32_t n = 0; n < DEPUTIES; n++)
        TRY(add_deputy(ctx, n, delegations, count, classes, classes_count, term.from_on));
    while (demo_line(&rest, &line))
        TRY(add_outside(ctx, line, term.from_on));
    for (uint32_t n = 0; n < FORMER; n++)
        TRY(add_former(ctx, n, delegations[n % count].name,
                       classes[demo_pick(25, n, (uint32_t)classes_count)].name,
                       (struct date){term.from_on.year - 5, 2, 20},
                       date_add_days(term.from_on, -1)));
    TRY(add_targets(ctx));
    return add_seats(ctx);
}

enum status deputy_demo(struct ctx *ctx)
{
    return db_tx(ctx, demo_tx, NULL);
}
