// SPDX-License-Identifier: MulanPSL-2.0
/* The bodies of the demo county: standing committee of 35, chairmen's meeting, party group,
 * presidium of the last session, three special committees, credentials committee; the congress and
 * its delegations. Deputies are named by the number in which they were made. */
#include "body_demo_texts.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_list.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { COMMITTEE_SEATS = 35, CONGRESS_SEATS = 302 };

struct demo {
    struct deputy *deputies; /* by id: in the order in which they were made */
    size_t count;
    struct congress_term term;
    struct congress_session session; /* the last one */
    struct str word;                 /* of the body that is being filled */
    int64_t body_id;
    struct date from, to;
};

static int by_name(const void *a, const void *b)
{
    const struct body_member *x = a, *y = b;

    return str_cmp(x->name, y->name);
}

static struct str text_with(struct ctx *ctx, const char *prefix, struct str word)
{
    return text(str_z(ctx->arena, str_printf(ctx->arena, "%s" STR_FMT, prefix, STR_ARG(word))));
}

static enum status organ_called(struct ctx *ctx, struct str name, int64_t *out)
{
    struct organ organ;
    const enum status st = organ_by_name(ctx, name, &organ);

    *out = st == ST_OK ? organ.id : 0;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status add_body(struct ctx *ctx, struct demo *d, enum body_kind kind, struct str word)
{
    struct body b = {.kind = kind,
                     .name = text_with(ctx, "body.demo.", word),
                     .short_name = text_with(ctx, "body.demo.short.", word),
                     .from_on = d->term.from_on};

    if (kind == BODY_STANDING_COMMITTEE)
        b.fixed_seats = COMMITTEE_SEATS;
    if (kind == BODY_PRESIDIUM) {
        b.session_id = d->session.id;
        b.from_on = d->session.opens_on;
    }
    TRY(organ_called(ctx, b.short_name, &b.organ_id));
    d->word = word;
    d->from = b.from_on;
    d->to = (struct date){0};
    return body_add(ctx, &b, &d->body_id);
}

/* "19 5 27": in this order on the roll; plain members by strokes. */
static enum status seat_all(struct ctx *ctx, const struct demo *d, enum body_post post,
                            struct str numbers)
{
    struct str number;
    uint32_t place = 0;

    while (str_cut(&numbers, ' ', &number)) {
        struct body_member m = {.body_id = d->body_id, .post = post, .from_on = d->from};
        int64_t n, id;

        if (!str_to_int(number, &n) || n < 0 || (size_t)n >= d->count)
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "seats.txt: number");
        m.deputy_id = d->deputies[n].id;
        m.place = post == BODY_MEMBER ? 0 : ++place;
        if (post == BODY_VICE_CHAIR && str_eqz(d->word, "party"))
            m.title = T("body.demo.party_vice");
        TRY(body_seat(ctx, &m, &id));
    }
    return ST_OK;
}

static enum status add_seats(struct ctx *ctx, struct demo *d)
{
    struct str rest = str_from(seats_txt), line, f[DEMO_FIELDS_MAX];

    while (demo_line(&rest, &line)) {
        enum body_kind kind;
        enum body_post post;

        demo_fields(line, f);
        if (!body_kind_parse(f[0], &kind) || !body_post_parse(f[2], &post))
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "seats.txt: kind or post");
        if (!str_eq(d->word, f[1]))
            TRY(add_body(ctx, d, kind, f[1]));
        TRY(seat_all(ctx, d, post, f[3]));
    }
    return ST_OK;
}

static enum status add_congress(struct ctx *ctx, const struct demo *d)
{
    struct body b = {.kind = BODY_CONGRESS,
                     .name = T("body.demo.congress"),
                     .short_name = T("body.demo.short.congress"),
                     .fixed_seats = CONGRESS_SEATS,
                     .from_on = d->term.from_on};
    struct delegation *delegations;
    size_t count;
    int64_t id;

    TRY(body_add(ctx, &b, &id));
    TRY(delegation_list(ctx, &delegations, &count));
    arr_each (i, count) {
        b = (struct body){.kind = BODY_DELEGATION,
                          .name = delegations[i].name,
                          .delegation_id = delegations[i].id,
                          .from_on = d->term.from_on};
        TRY(body_add(ctx, &b, &id));
    }
    return ST_OK;
}

/* A presidium is there for its session. */
static enum status end_presidium(struct ctx *ctx, const struct demo *d)
{
    struct body b;

    TRY(body_of_kind(ctx, BODY_PRESIDIUM, d->session.opens_on, &b));
    return body_close(ctx, b.id, b.version, d->session.closes_on);
}

/* Each group that the register names; the first by name leads it, the second stands beside. */
static enum status lead_groups(struct ctx *ctx, const struct demo *d)
{
    struct body *all;
    size_t count;

    TRY(body_groups_follow(ctx));
    TRY(body_list(ctx, ctx->today, &all, &count));
    arr_each (i, count) {
        struct body_member *members, m = {.body_id = all[i].id, .from_on = d->term.from_on};
        size_t members_count;
        int64_t id;

        if (all[i].kind != BODY_GROUP)
            continue;
        TRY(body_members_at(ctx, all[i].id, ctx->today, &members, &members_count));
        qsort(members, members_count, sizeof *members, by_name);
        for (size_t k = 0; k < 2 && k < members_count; k++) {
            m.deputy_id = members[k].deputy_id;
            m.post = k == 0 ? BODY_CHAIR : BODY_VICE_CHAIR;
            TRY(body_seat(ctx, &m, &id));
        }
    }
    return ST_OK;
}

/* The working committee for deputies that each standing committee has. */
static enum status name_deputies_committee(struct ctx *ctx)
{
    struct body_organ o = {.role = S("deputies"), .street = S("")};
    struct organ *organs;
    size_t count;

    TRY(organ_list_of(ctx, ORGAN_WORK_OFFICE, &organs, &count));
    arr_each (i, count)
        if (str_eq(organs[i].name, T("body.demo.deputies_committee")))
            o.organ_id = organs[i].id;
    return o.organ_id != 0 ? body_organ_name(ctx, &o) : ST_OK;
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct demo d = {0};
    bool open;

    (void)input;
    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &d.deputies, &d.count));
    TRY(congress_term_now(ctx, &d.term));
    TRY(congress_session_at(ctx, ctx->today, &d.session, &open));
    TRY(add_congress(ctx, &d));
    TRY(add_seats(ctx, &d));
    TRY(lead_groups(ctx, &d));
    TRY(name_deputies_committee(ctx));
    return end_presidium(ctx, &d);
}

enum status body_demo(struct ctx *ctx)
{
    return db_tx(ctx, demo_tx, NULL);
}
