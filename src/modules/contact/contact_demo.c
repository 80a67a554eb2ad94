// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's contacts: four systems, who keeps them, a year of contacts, what came of them.
 */
#include "contact_demo_texts.h"
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/contact/contact_actions.h"
#include "modules/contact/contact_parts.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/demo.h"

enum {
    SCHEMES = 4,
    KEEPERS = 6,
    PAIRS_EACH = 2,
    MONTHS = 11,
    DAYS_APART = 29,
    SEED = 31,
    HOUR = 10
};

struct demo {
    struct deputy *deputies;
    size_t deputies_count;
    struct account_post *leaders;
    size_t leaders_count;
    struct organ *towns;
    size_t towns_count;
    struct date today, from;
    uint32_t at; /* of the choices made so far */
};

/* Contacts of a pair: most are kept, the newest ones not by everybody. */
static enum status talk(struct ctx *ctx, struct demo *d, int64_t pair_id, unsigned every)
{
    for (unsigned month = 0; month < MONTHS; month += every) {
        const struct date on = date_add_days(d->from, (int)(month * DAYS_APART + d->at % 12));
        struct contact_talk t = {.pair_id = pair_id, .held_on = on, .way = S("visit")};
        struct contact_matter m = {.title = S(""), .sort = S("other")};
        struct str f[DEMO_FIELDS_MAX];
        const uint32_t pick = demo_pick(SEED, d->at++, 100);
        int64_t id;

        if (date_cmp(on, d->today) > 0 || pick % 5 == 0)
            continue;
        t.said = demo_nth(contact_said_txt, pick % demo_count(contact_said_txt));
        if (pick % 3 == 0)
            t.way = S("talk");
        demo_fields(demo_nth(contact_matters_txt, pick % demo_count(contact_matters_txt)), f);
        if (pick % 2 == 0)
            m = (struct contact_matter){.title = f[1], .sort = f[0]};
        demo_act(ctx, NULL, on, HOUR);
        TRY(contact_talk_add(ctx, &t, &m, &id));
    }
    return ST_OK;
}

/* Two of three matters have come to an end. */
static enum status end_matters(struct ctx *ctx, const struct demo *d, int64_t pair_id)
{
    const struct contact_filter all = {.pair_id = pair_id, .limit = 200};
    struct contact_matter *matters;
    struct str next;
    int64_t total;
    size_t count;

    TRY(contact_store_matters(ctx, &all, &matters, &count, &next, &total));
    arr_each (i, count) {
        struct contact_matter *m = &matters[i];
        const struct date on = date_add_days(m->raised_on, DAYS_APART);
        struct str f[DEMO_FIELDS_MAX];

        if (date_cmp(on, d->today) > 0 || m->id % 3 == 0)
            continue;
        m->state = str_eqz(m->sort, "project") ? S("explained") : S("solved");
        for (size_t n = 0; n < demo_count(contact_matters_txt); n++) {
            demo_fields(demo_nth(contact_matters_txt, n), f);
            if (!str_eq(f[1], m->title))
                continue;
            m->result = f[2];
            (void)str_to_int(f[3], &m->fen);
        }
        m->ended_on = on;
        demo_act(ctx, NULL, on, HOUR);
        TRY(contact_matter_end(ctx, m));
    }
    return ST_OK;
}

static struct str target_of(const struct demo *d, struct str kind, size_t n)
{
    if (str_eqz(kind, "deputy"))
        return d->deputies[(n * 7 + 40) % d->deputies_count].name;
    if (str_eqz(kind, "town") && d->towns_count > 0)
        return d->towns[n % d->towns_count].name;
    return demo_nth(contact_targets_txt, n % demo_count(contact_targets_txt));
}

static enum status add_pairs(struct ctx *ctx, struct demo *d, const struct contact_scheme *s,
                             unsigned every)
{
    const bool deputies = str_eqz(s->target, "people") || d->leaders_count == 0;
    const size_t keepers = deputies || d->leaders_count > KEEPERS ? KEEPERS : d->leaders_count;

    for (size_t n = 0; n < keepers * PAIRS_EACH; n++) {
        struct contact_ends ends = {S(""), S(""), target_of(d, s->target, n)};
        struct contact_pair p = {.scheme_id = s->id, .from_on = d->from};
        int64_t id;

        if (deputies) {
            p.keeper_deputy_id = d->deputies[n % d->deputies_count].id;
            p.keeper = d->deputies[n % d->deputies_count].name;
        } else {
            p.keeper_account_id = d->leaders[n / PAIRS_EACH].account_id;
            p.keeper = d->leaders[n / PAIRS_EACH].name;
        }
        p.target = ends.target;
        if (str_eqz(s->target, "deputy"))
            p.target_deputy_id = d->deputies[(n * 7 + 40) % d->deputies_count].id;
        demo_act(ctx, NULL, d->from, HOUR);
        TRY(contact_pair_add(ctx, &p, &id));
        TRY(talk(ctx, d, id, every));
        TRY(end_matters(ctx, d, id));
    }
    return ST_OK;
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct demo d = *(const struct demo *)input;
    struct str rest = str_from(contacts_txt), line, f[DEMO_FIELDS_MAX];

    while (demo_line(&rest, &line)) {
        struct contact_scheme s = {.from_on = d.from};

        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        s.name = f[0];
        s.target = f[1];
        s.period = f[2];
        (void)str_to_int(f[3], &s.times);
        s.note = f[4];
        demo_act(ctx, NULL, d.from, HOUR);
        TRY(contact_scheme_save(ctx, &s, &s.id));
        TRY(add_pairs(ctx, &d, &s, str_eqz(s.period, "month") ? 1 : 3));
    }
    return ST_OK;
}

enum status contact_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today, .from = {ctx->today.year, 1, 8}};
    const int64_t now = ctx->now;

    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &d.deputies, &d.deputies_count));
    TRY(account_holders(ctx, "leader", 0, &d.leaders, &d.leaders_count));
    TRY(organ_list_of(ctx, ORGAN_TOWNSHIP, &d.towns, &d.towns_count));
    if (d.deputies_count == 0)
        return ST_OK;
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
