// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's posts and who holds them; a proposal that went all the way to the oath, and one
 * that waits for its check. People are invented. */
#include "appointment_demo_texts.h"
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting.h"
#include "modules/motion/motion.h"
#include "modules/nomination/nomination_list.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HOUR = 10, LEAD = 18, OPEN_DAYS = 6, AGAINST = 2, LINES_MAX = 8, MARK = 90, NONE = 1 };

struct demo {
    struct date today, term;
    int64_t letter_id; /* of the one being made */
    struct str letter; /* its title */
    struct meeting m;  /* that decided, and its item */
    int64_t item_id;
    int64_t done[LINES_MAX];
    size_t done_count;
};

/* "t40": so many days after the term began; "d90": so many before today. */
static struct date day_of(const struct demo *d, struct str field)
{
    int64_t n = 0;
    const struct str digits = {field.ptr + 1, field.len - 1};

    (void)str_to_int(digits, &n);
    return field.ptr[0] == 't' ? date_add_days(d->term, (int)n) : date_add_days(d->today, -(int)n);
}

static struct appointment_person person_of(struct str name, struct str sex, struct str born)
{
    return (struct appointment_person){.name = name,
                                       .sex = sex,
                                       .born = born,
                                       .ethnic = T("appointment.demo.ethnic"),
                                       .party = T("appointment.demo.party"),
                                       .education = T("appointment.demo.education"),
                                       .resume = S("")};
}

static enum status add_holders(struct ctx *ctx, const struct demo *d)
{
    struct str rest = str_from(appointment_holders_txt), line, f[DEMO_FIELDS_MAX];

    while (demo_line(&rest, &line)) {
        struct appointment_record r = {.passed = true};
        struct organ organ;
        int64_t id;
        enum status st;

        demo_fields(line, f);
        st = organ_by_name(ctx, f[1], &organ);
        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
        r.post = (struct appointment_post){
            .office = f[0], .name = f[2], .organ_id = st == ST_OK ? organ.id : 0, .note = S("")};
        (void)str_to_int(f[3], &r.post.seats);
        r.person = person_of(f[4], f[5], f[6]);
        r.act = f[7];
        r.on = day_of(d, f[8]);
        r.source = str_eqz(f[7], "elect") ? T("appointment.demo.elected")
                                          : T("appointment.demo.appointed");
        TRY(appointment_record(ctx, &r, &id));
    }
    return appointment_records_tell(ctx, NONE, 0);
}

/* The demo's removals have ended posts. */
static enum status add_removals(struct ctx *ctx)
{
    const struct motion_filter filter = {.q = S(""),
                                         .kind = S("removal"),
                                         .forum = S("committee"),
                                         .state = S("passed"),
                                         .mine = S(""),
                                         .after = S(""),
                                         .limit = 5};
    struct motion *list;
    struct str next;
    int64_t total;
    size_t count;

    TRY(motion_page(ctx, &filter, &list, &count, &next, &total));
    arr_each (i, count)
        TRY(appointment_removed(ctx, list[i].id));
    return ST_OK;
}

/* ---------------------------------------------------------------- proposals */

static enum status check_in(struct ctx *ctx, int64_t id)
{
    static const bool ALL[OFFICE_LAW_PAPERS] = {true, true, true, true, true};
    struct appointment a;

    TRY(appointment_papers_note(ctx, id, 0, ALL, ctx->today));
    TRY(appointment_store_get(ctx, id, &a));
    return appointment_check(ctx, id, a.version, T("appointment.demo.finding"));
}

static enum status prove(struct ctx *ctx, int64_t id, struct str said)
{
    const struct appointment_test t = {.appointment_id = id,
                                       .way = S("paper"),
                                       .held_on = ctx->today,
                                       .percent = MARK + id % 8,
                                       .passed = true,
                                       .note = S("")};
    const struct appointment_statement s = {
        .appointment_id = id, .way = S("written"), .made_on = ctx->today, .text = said};

    TRY(appointment_test_note(ctx, &t));
    return appointment_statement_note(ctx, &s);
}

static enum status add_matter(struct ctx *ctx, struct demo *d, const struct str *f, bool done)
{
    struct appointment_new in = {.act = f[6], .reason = f[10]};
    struct appointment_post post;
    struct appointment_letter l = {.nominator = f[1],
                                   .title = f[2],
                                   .signer = f[3],
                                   .number = S(""),
                                   .text = S(""),
                                   .dated_on = ctx->today,
                                   .received_on = ctx->today};
    const enum status st = appointment_store_post_named(ctx, f[5], &post);
    int64_t id;

    if (st == ST_NOT_FOUND) {
        post =
            (struct appointment_post){.office = f[4], .name = f[5], .seats = NONE, .note = S("")};
        TRY(appointment_post_save(ctx, &post, &post.id));
    } else {
        TRY(st);
    }
    if (!str_eq(d->letter, f[2])) {
        TRY(appointment_letter_save(ctx, &l, &d->letter_id));
        d->letter = f[2];
    }
    in.letter_id = d->letter_id;
    in.post_id = post.id;
    in.person = person_of(f[7], f[8], f[9]);
    TRY(appointment_add(ctx, &in, &id));
    if (!done)
        return ST_OK;
    TRY(check_in(ctx, id));
    d->done[d->done_count++] = id;
    return prove(ctx, id, f[11]);
}

static enum status add_matters(struct ctx *ctx, struct demo *d, const char *which, struct date on)
{
    struct str rest = str_from(appointment_matters_txt), line, f[DEMO_FIELDS_MAX + 2];

    demo_act(ctx, NULL, on, HOUR);
    while (demo_line(&rest, &line)) {
        size_t n = 0;

        while (n < COUNT(f) && str_cut(&line, '|', &f[n]))
            n++;
        while (n < COUNT(f))
            f[n++] = S("");
        if (str_eqz(f[0], which) && d->done_count < LINES_MAX)
            TRY(add_matter(ctx, d, f, str_eqz(f[0], "done")));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- one that went all the way */

static enum status count_votes(struct ctx *ctx, const struct demo *d, int64_t vote_id)
{
    struct vote_counted in = {.all_members = d->m.all_members, .lines_count = d->done_count};
    struct vote_line lines[LINES_MAX] = {{0}};
    struct meeting_person *people;
    struct vote_voter *voters;
    size_t count;

    TRY(meeting_people(ctx, d->m.id, &people, &count));
    voters = arena_array(ctx->arena, count, struct vote_voter);
    arr_each (i, count) {
        if (people[i].capacity != MEETING_MEMBER)
            continue;
        voters[in.voters_count++] = (struct vote_voter){.account_id = people[i].account_id,
                                                        .deputy_id = people[i].deputy_id,
                                                        .name = people[i].name,
                                                        .present = people[i].first_in_at != 0};
        in.ballots += people[i].first_in_at != 0;
    }
    for (size_t i = 0; i < d->done_count; i++)
        lines[i] = (struct vote_line){.yes = in.ballots - (uint32_t)i * AGAINST,
                                      .abstain = (uint32_t)i * AGAINST};
    in.voters = voters;
    in.lines = lines;
    return vote_record_counted(ctx, vote_id, &in);
}

static enum status decide(struct ctx *ctx, const struct demo *d)
{
    const struct appointment_ballot ballot = {.item_id = d->item_id, .method = VOTE_PAPER};
    struct appointment a;
    size_t votes;

    demo_act(ctx, NULL, d->m.starts_on, HOUR);
    TRY(appointment_list(ctx, d->letter_id, d->item_id));
    TRY(appointment_vote(ctx, &ballot, &votes));
    TRY(appointment_store_get(ctx, d->done[0], &a));
    TRY(count_votes(ctx, d, a.vote_id));
    return appointment_result(ctx, a.vote_id);
}

static enum status swear(struct ctx *ctx, const struct demo *d)
{
    const struct appointment_oath o = {.held_on = d->m.starts_on,
                                       .place = T("appointment.demo.place"),
                                       .organiser = T("appointment.demo.organiser"),
                                       .presider = S(""),
                                       .leader = S(""),
                                       .note = S("")};
    struct appointment_swearer *all;
    int64_t ids[LINES_MAX] = {0}, oath;
    size_t count;

    TRY(appointment_oath_save(ctx, &o, d->done, d->done_count, &oath));
    TRY(appointment_store_swearers(ctx, oath, &all, &count));
    for (size_t i = 0; i < count && i < LINES_MAX; i++)
        ids[i] = all[i].id;
    return appointment_oath_hold(ctx, oath, 1, ids, count);
}

static enum status follow(struct ctx *ctx, const struct demo *d)
{
    for (size_t i = 0; i < d->done_count; i++) {
        const struct appointment_report r = {.appointment_id = d->done[i],
                                             .whom = S("organ"),
                                             .paper = S(""),
                                             .sent_on = d->m.starts_on};

        TRY(appointment_certify(ctx, d->done[i], T("appointment.demo.chair"), d->m.starts_on));
        TRY(appointment_report_note(ctx, &r));
    }
    return swear(ctx, d);
}

static enum status find_item(struct ctx *ctx, struct demo *d)
{
    int64_t *ids;
    size_t count;

    TRY(appointment_store_past_items(ctx, &ids, &count));
    arr_each (i, count) {
        struct meeting_item item;
        bool fits;

        TRY(meeting_item_get(ctx, ids[i], &item));
        if (item.url.len > 0 || d->item_id != 0)
            continue;
        TRY(appointment_item_fits(ctx, &item, &fits));
        TRY(meeting_get(ctx, item.meeting_id, &d->m));
        if (fits && d->m.recorded)
            d->item_id = item.id;
    }
    return ST_OK;
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct demo d = *(const struct demo *)input;

    demo_act(ctx, NULL, d.today, HOUR);
    TRY(add_holders(ctx, &d));
    TRY(add_removals(ctx));
    TRY(find_item(ctx, &d));
    if (d.item_id != 0) {
        TRY(add_matters(ctx, &d, "done", date_add_days(d.m.starts_on, -LEAD)));
        TRY(decide(ctx, &d));
        TRY(follow(ctx, &d));
    }
    return add_matters(ctx, &d, "open", date_add_days(d.today, -OPEN_DAYS));
}

/* As the server would when it is told of it, but before anything is counted. */
static enum status add_elected(struct ctx *ctx)
{
    struct nomination_election *all;
    size_t count;

    TRY(nomination_store_elections(ctx, false, &all, &count));
    arr_each (i, count)
        TRY(appointment_elected(ctx, all[i].id));
    return ST_OK;
}

enum status appointment_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;
    struct congress_term term;

    TRY(congress_term_now(ctx, &term));
    d.term = term.from_on;
    TRY(db_tx(ctx, demo_tx, &d));
    TRY(add_elected(ctx));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
