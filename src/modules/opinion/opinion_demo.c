// SPDX-License-Identifier: MulanPSL-2.0
/* A year of invented opinions of citizens: most of them at their end, the newest on their way. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_module.h"
#include "modules/opinion/opinion_parts.h"
#include "modules/station/station_list.h"
#include "opinion_demo_texts.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { OPINIONS = 440, DAYS = 365, HOUR = 8, PAGE = 200 };

/* {0} replaced by the place. */
static struct str filled(struct arena *a, struct str pattern, struct str place)
{
    struct buf b = buf_new(a, 0);
    const struct str mark = S("{0}");

    while (pattern.len != 0) {
        if (str_starts(pattern, mark)) {
            buf_str(&b, place);
            pattern = (struct str){pattern.ptr + mark.len, pattern.len - mark.len};
            continue;
        }
        buf_char(&b, *pattern.ptr++);
        pattern.len--;
    }
    return buf_view(&b);
}

struct demo {
    struct organ *organs;
    size_t organs_count;
    struct date today;
};

enum { ON_ITS_WAY_DAYS = 30, OUTCOMES = 10 };

/* Of every ten: seven solved, two explained, one promised. */
static void at_its_end(struct ctx *ctx, const struct demo *d, uint32_t n, struct date on,
                       struct opinion_case *c)
{
    static const char *const OUTCOME[OUTCOMES] = {"solved",    "solved",  "solved", "solved",
                                                  "solved",    "solved",  "solved", "explained",
                                                  "explained", "promised"};
    static const char *const RATING[] = {"satisfied", "satisfied", "basic", "", ""};
    const struct organ *organ = &d->organs[demo_pick(36, n, (uint32_t)d->organs_count)];

    c->state = OPINION_CLOSED;
    c->outcome = str_from(OUTCOME[demo_pick(37, n, OUTCOMES)]);
    c->rating = str_from(RATING[demo_pick(38, n, COUNT(RATING))]);
    c->handler = organ->kind == ORGAN_TOWNSHIP ? S("township") : S("organ");
    c->organ_id = organ->id;
    c->handle_due_on = date_add_days(on, 28);
    c->settled_on = date_add_days(on, 6 + (int)demo_pick(39, n, 24));
    c->answered_at = ctx->now + 20 * 86400;
}

static enum status topic_of(struct ctx *ctx, struct str category, struct opinion_case *c)
{
    bool added;

    TRY(opinion_topic_put(ctx, category, &c->topic_id, &added));
    if (added)
        TRY(event_emit(ctx, "opinion.topic_added", c->topic_id));
    c->root_id = c->topic_id;
    c->topic_by = S("person");
    return ST_OK;
}

/* The newest ones: some untouched, some with a bureau, some answered and published. */
static enum status go_on(struct ctx *ctx, const struct demo *d, uint32_t n, int64_t id,
                         const struct opinion_new *in)
{
    const struct organ *organ = &d->organs[demo_pick(36, n, (uint32_t)d->organs_count)];
    const struct opinion_finish done = {.id = id,
                                        .outcome = S("solved"),
                                        .note = T("opinion.demo.done"),
                                        .answer = T("opinion.demo.answer")};

    if (n % 4 == 0)
        return ST_OK;
    TRY(opinion_assign(ctx,
                       &(struct opinion_assign){
                           .id = id,
                           .handler = organ->kind == ORGAN_TOWNSHIP ? S("township") : S("organ"),
                           .organ_id = organ->id,
                           .note = S(""),
                       }));
    if (n % 4 == 1)
        return ST_OK;
    TRY(opinion_take(ctx, &(struct opinion_say){.id = id}));
    if (n % 4 == 2)
        return ST_OK;
    TRY(opinion_finish(ctx, &done));
    return opinion_publish(ctx, &(struct opinion_publish){.id = id,
                                                          .published = true,
                                                          .subject = in->subject,
                                                          .body = in->body,
                                                          .answer = done.answer});
}

static enum status add_one(struct ctx *ctx, const struct demo *d, uint32_t n)
{
    static const char *const CHANNELS[] = {"portal", "qr",        "reception", "reception",
                                           "visit",  "telephone", "letter"};
    static const char *const COLLECTORS[] = {"deputy", "deputy", "party", "keeper"};
    const int back = -(int)(DAYS - n * DAYS / OPINIONS) + (int)demo_pick(31, n, 3);
    const struct date on = date_earlier(date_add_days(d->today, back), d->today);
    const struct str place =
        demo_nth(places_txt, demo_pick(32, n, (uint32_t)demo_count(places_txt)));
    struct opinion_case c = {0};
    struct str f[DEMO_FIELDS_MAX];
    const int64_t id = db_new_id(ctx);

    demo_fields(demo_nth(matters_txt, demo_pick(33, n, (uint32_t)demo_count(matters_txt))), f);
    demo_act(ctx, NULL, on, 8 + demo_pick(34, n, 10));
    struct opinion_new in = {
        .channel = str_from(CHANNELS[demo_pick(35, n, COUNT(CHANNELS))]),
        .number = str_printf(ctx->arena, "Y%05u", n + 1),
        .category = f[0],
        .subject = filled(ctx->arena, f[1], place),
        .body = filled(ctx->arena, f[2], place),
        .place = place,
        .raised_at = ctx->now,
        .citizen = TF(ctx->arena, "opinion.demo.citizen", str_printf(ctx->arena, "%u", n + 1)),
        .contact = str_printf(ctx->arena, "1910000%04u", n + 1),
        .open = n % 4 == 3,
    };
    if (str_eqz(in.channel, "reception"))
        in.collector = str_from(COLLECTORS[demo_pick(40, n, COUNT(COLLECTORS))]);
    in = opinion_completed(&in);
    if (date_diff_days(d->today, on) > ON_ITS_WAY_DAYS) {
        TRY(topic_of(ctx, f[0], &c));
        at_its_end(ctx, d, n, on, &c);
    } else if (n % 4 != 0) {
        TRY(topic_of(ctx, f[0], &c));
        c.state = OPINION_CLASSIFIED;
    }
    TRY(opinion_store_insert(ctx, id, &in, &c));
    TRY(event_emit(ctx, "opinion.received", id));
    return c.state == OPINION_CLOSED ? ST_OK : go_on(ctx, d, n, id, &in);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct demo d = {.today = *(const struct date *)input};

    TRY(organ_list(ctx, true, &d.organs, &d.organs_count));
    if (d.organs_count == 0)
        return ST_OK;
    for (uint32_t n = 0; n < OPINIONS; n++)
        TRY(add_one(ctx, &d, n));
    return ST_OK;
}

/* As the server would when it is told of them, but before anything is counted. */
static enum status take_up_problems(struct ctx *ctx)
{
    struct station_problem_filter f = {.limit = PAGE};
    int64_t total;

    do {
        struct station_problem_row *rows;
        size_t count;

        TRY(station_problem_page(ctx, &f, &rows, &count, &f.after, &total));
        arr_each (i, count)
            if (date_none(rows[i].p.settled_on))
                TRY(opinion_take_up(ctx, rows[i].p.id));
    } while (f.after.len > 0);
    return ST_OK;
}

enum status opinion_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;

    TRY(db_tx(ctx, demo_tx, &today));
    TRY(opinion_learn(ctx));
    demo_act(ctx, NULL, today, HOUR);
    TRY(take_up_problems(ctx));
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return ST_OK;
}
