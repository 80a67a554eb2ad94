// SPDX-License-Identifier: MulanPSL-2.0
/* Meetings of three reports, put on record and counted again: 绛县 2019 and 2023, 吕梁 2020
 * (jiangxian2019-01, -04, -24; jiangxian2023-01, -02, -08, -26; lvliang2020-18). Who sat in is
 * invented. */
#include "meetings.h"
#include "modules/indicator/indicator.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/resolution/resolution_actions.h"
#include "platform/module.h"

enum { SEATED = 20, GUESTS_MAX = 30 };

static void record(struct house *h, const char *kind, struct date on, size_t guests, size_t from)
{
    struct meeting_record_person people[GUESTS_MAX + 1];
    const struct meeting_record_item item = {.title = S("听取专项工作报告"), .sort = S("report")};
    const struct meeting_record in = {.meeting = {.kind = str_from(kind), .starts_on = on},
                                      .items = &item,
                                      .items_count = 1,
                                      .people = people,
                                      .people_count = guests + 1,
                                      .all_members = SEATED};
    int64_t id;

    ASSERT(guests <= GUESTS_MAX);
    people[0] = (struct meeting_record_person){
        .deputy_id = h->deputies[0], .name = h->names[0], .present = true};
    arr_each (i, guests) {
        const size_t n = SEATED + (from + i) % (h->count - SEATED);

        people[i + 1] = (struct meeting_record_person){.deputy_id = h->deputies[n],
                                                       .name = h->names[n],
                                                       .capacity = MEETING_ATTENDEE,
                                                       .quota = true,
                                                       .present = i % 5 != 4};
    }
    SURE(h, meeting_record(h->ctx, &in, &id, NULL));
}

static int64_t figure(struct house *h, const char *name, int year)
{
    const struct period period = indicator_year(year);
    struct indicator_value v = {0};

    SURE(h, indicator_total(h->ctx, name, &period, &v));
    return v.numerator;
}

/* A year: so many meetings of the committee with so many guests each, so many of the chairmen. */
static void year(struct house *h, int y, size_t committee, const size_t *guests, size_t chairmen)
{
    size_t from = 0;

    arr_each (i, committee) {
        record(h, "sc", (struct date){y, 1 + (unsigned)i % 12, 20}, guests[i], from);
        from += guests[i];
    }
    arr_each (i, chairmen)
        record(h, "chairmen", (struct date){y, 1 + (unsigned)i % 12, 5 + (unsigned)i / 12}, 0, 0);
}

/* The parts of a figure add up to it, and it leads to a page. */
static void parts_add_up(struct house *h, const char *name, const char *by, int y)
{
    struct indicator_query q = {.period = indicator_year(y), .by = by};
    struct indicator_value *parts;
    struct str url;
    int64_t sum = 0;
    size_t count;

    SURE(h, indicator_find(h->ctx, str_from(name), &q.of));
    SURE(h, q.of->values(h->ctx, &q, &parts, &count));
    arr_each (k, count)
        sum += parts[k].numerator;
    EQ_INT(sum, figure(h, name, y), by);
    SURE(h, q.of->rows_url(h->ctx, &q, "numerator", &url));
    OK(str_starts(url, S("/")) && str_has(url, S("from=")), "and leads to its rows");
}

/* Signed documents of a year; those of the committee rest on a counted vote. */
static void sign(struct house *h, enum resolution_kind kind, int y, size_t count)
{
    arr_each (i, count) {
        const struct date on = {y, 2 + (unsigned)i % 10, 25};
        const struct resolution_new in = {
            .kind = kind,
            .body_kind = RESOLUTION_OF_COMMITTEE,
            .title = str_printf(h->ctx->arena, "关于第%zu件事项的文件", i + 1),
            .body = S("一、同意。\n二、抓好落实。")};
        struct resolution_step step = {.verb = RESOLUTION_SUBMIT};

        house_day(h, on);
        SURE(h, resolution_add(h->ctx, &in, &step.id));
        SURE(h, resolution_step(h->ctx, &step));
        SURE(h, resolution_approve(
                    h->ctx, &(struct resolution_approve){
                                .id = step.id,
                                .by = S("县人大常委会会议"),
                                .vote = {.counted = true, .yes = 20, .present = 20, .all = 20}}));
        SURE(h, resolution_sign(h->ctx, &(struct resolution_sign){
                                            .id = step.id,
                                            .series = kind == RESOLUTION_OPINION ? S("绛人常审")
                                                                                 : S("绛人常决"),
                                            .signer = S("办公室")}));
    }
}

/* 绛县 2023: eight resolutions and decisions. 2019: thirteen with the deliberation opinions; how
 * many of each the report does not say. */
static void documents_counted(struct house *h)
{
    sign(h, RESOLUTION_RESOLUTION, 2019, 3);
    sign(h, RESOLUTION_OPINION, 2019, 10);
    sign(h, RESOLUTION_RESOLUTION, 2023, 3);
    sign(h, RESOLUTION_DECISION, 2023, 5);
    house_day(h, (struct date){2024, 1, 10});
    EQ_INT(figure(h, "resolution.decisions", 2023), 8, "eight (jiangxian2023-08)");
    EQ_INT(figure(h, "resolution.decisions", 2019) + figure(h, "resolution.opinions", 2019), 13,
           "thirteen together (jiangxian2019-04)");
    parts_add_up(h, "resolution.decisions", "kind", 2023);
    parts_add_up(h, "resolution.decisions", "month", 2023);
    parts_add_up(h, "resolution.opinions", "month", 2019);
}

static size_t least(const size_t *guests, size_t count)
{
    size_t n = guests[0];

    arr_each (i, count)
        n = guests[i] < n ? guests[i] : n;
    return n;
}

void meetings_counted(struct journaltest *t)
{
    static const size_t IN_2019[] = {5, 6, 5, 5, 7, 5, 5}, IN_2023[] = {4, 4, 4, 4, 4, 4, 4, 4},
                        IN_2020[] = {23, 23, 23, 23, 23, 22};
    struct house h;
    int64_t committee, chairmen;

    house_found(&h, t->ctx, "绛县人民代表大会", "绛县", 16, (struct date){2016, 9, 20}, 120);
    committee = house_body(&h, BODY_STANDING_COMMITTEE, "绛县人大常委会", SEATED);
    chairmen = house_body(&h, BODY_CHAIRMEN_MEETING, "主任会议", 0);
    house_seat(&h, committee, 0, BODY_CHAIR);
    house_seat(&h, chairmen, 0, BODY_CHAIR);
    house_day(&h, (struct date){2024, 1, 10});
    SURE(&h, meeting_kinds_ship(h.ctx));
    year(&h, 2019, COUNT(IN_2019), IN_2019, 0);
    year(&h, 2020, COUNT(IN_2020), IN_2020, 0);
    year(&h, 2023, COUNT(IN_2023), IN_2023, 14);
    EQ_INT(figure(&h, "meeting.sc_held", 2019), 7, "seven meetings (jiangxian2019-01)");
    EQ_INT(least(IN_2019, COUNT(IN_2019)), 5, "five at least sit in on each (jiangxian2019-24)");
    EQ_INT(figure(&h, "meeting.sc_held", 2023), 8, "eight meetings (jiangxian2023-01)");
    EQ_INT(figure(&h, "meeting.chairmen_held", 2023), 14, "fourteen (jiangxian2023-02)");
    EQ_INT(figure(&h, "meeting.held", 2023), 22, "all kinds together");
    EQ_INT(figure(&h, "meeting.deputies_invited", 2023), 32,
           "over thirty times (jiangxian2023-26)");
    EQ_INT(figure(&h, "meeting.deputies_invited", 2020), 137, "137 times (lvliang2020-18)");
    EQ_INT(figure(&h, "meeting.deputies_invited_people", 2020), 100,
           "a hundred people: never the same number as the times");
    EQ_INT(figure(&h, "meeting.sc_held", 2021), 0, "none in a year without records");
    documents_counted(&h);
    parts_add_up(&h, "meeting.sc_held", "month", 2019);
    parts_add_up(&h, "meeting.held", "kind", 2023);
    parts_add_up(&h, "meeting.deputies_invited", "month", 2020);
    parts_add_up(&h, "meeting.deputies_invited", "delegation", 2020);
    parts_add_up(&h, "meeting.deputies_invited_people", "delegation", 2020);
}
