// SPDX-License-Identifier: MulanPSL-2.0
/* Who is told of what, and what is due. */
#include "base/json.h"
#include "law/meeting_law.h"
#include "modules/congress/congress.h"
#include "modules/notice/notice.h"
#include "modules/resolution/resolution_act.h"
#include "modules/resolution/resolution_parts.h"
#include "modules/resolution/resolution_source.h"
#include "platform/text.h"

#define VALUES "name title organ due_on note"

const struct notice_kind RESOLUTION_NOTICES[] = {
    {"resolution.review", VALUES, true, "resolution.approve"},
    {"resolution.sent_back", VALUES, true, "resolution.write"},
    {"resolution.approved", VALUES, false, "resolution.write"},
    {"resolution.signed", VALUES, false, "resolution.write"},
    {"resolution.assigned", VALUES, true, "resolution.handle resolution.sign_off"},
    {"resolution.reply_submitted", VALUES, true, "resolution.sign_off"},
    {"resolution.reply_approved", VALUES, false, "resolution.handle"},
    {"resolution.reply_back", VALUES, true, "resolution.handle"},
    {"resolution.planned", VALUES, false, "resolution.write"},
    {"resolution.replied", VALUES, false, "resolution.write"},
    {"resolution.returned", VALUES, true, "resolution.handle resolution.sign_off"},
    {"resolution.marked", VALUES, false, "resolution.handle resolution.sign_off"},
    {"resolution.closed", VALUES, false, "resolution.handle resolution.sign_off"},
    {"resolution.letter", VALUES, true, "resolution.receive"},
    {"resolution.letter_organ", VALUES, true, "resolution.handle"},
    {"resolution.due", "name title what due_on days late today", true},
    {0},
};

/* Of a duty: its unit, the unit's head, or the office. */
static const struct {
    const char *kind, *role;
    bool of_unit;
} WHOM[] = {
    {"resolution.assigned", "unit", true},       {"resolution.reply_submitted", "chief", true},
    {"resolution.reply_approved", "unit", true}, {"resolution.reply_back", "unit", true},
    {"resolution.returned", "unit", true},       {"resolution.marked", "unit", true},
    {"resolution.closed", "unit", true},         {"resolution.planned", "office", false},
    {"resolution.replied", "office", false},     {"resolution.review", "leader", false},
    {"resolution.sent_back", "office", false},   {"resolution.approved", "office", false},
    {"resolution.signed", "office", false},
};

struct str resolution_name(struct ctx *ctx, struct str number_text, struct str title)
{
    return number_text.len != 0 ? number_text : TF(ctx->arena, "resolution.name_of_title", title);
}

static struct str values(struct ctx *ctx, struct str name, struct str title, struct str organ,
                         struct date due_on, struct str note)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_str(&j, "name", name);
    json_str(&j, "title", title);
    json_str(&j, "organ", organ);
    json_str(&j, "due_on", text_date(ctx->arena, due_on, ctx->today));
    json_str(&j, "note", note);
    json_object_end(&j);
    return buf_view(&b);
}

static enum status put(struct ctx *ctx, const char *kind, int64_t subject_id, struct str url,
                       struct str json, int64_t organ_id)
{
    arr_each (i, COUNT(WHOM)) {
        const struct notice_to to = {.role = WHOM[i].role,
                                     .organ_id = WHOM[i].of_unit ? organ_id : 0};

        if (strcmp(WHOM[i].kind, kind) != 0)
            continue;
        return notice_put(ctx, &(struct notice_new){.kind = kind,
                                                    .subject_id = subject_id,
                                                    .url = url,
                                                    .values = json,
                                                    .to = &to,
                                                    .to_count = 1});
    }
    return ST_OK;
}

enum status resolution_tell_doc(struct ctx *ctx, const char *kind, const struct resolution_doc *d,
                                struct str note)
{
    return put(ctx, kind, d->id, str_printf(ctx->arena, "/resolution/%lld", (long long)d->id),
               values(ctx, resolution_name(ctx, d->number_text, d->title), d->title, S(""),
                      (struct date){0}, note),
               0);
}

enum status resolution_tell_work(struct ctx *ctx, const char *kind, const struct resolution_work *w,
                                 struct str note)
{
    struct organ organ;

    TRY(organ_get(ctx, w->organ_id, &organ));
    return put(ctx, kind, w->doc_id,
               str_printf(ctx->arena, "/resolution/handling/%lld", (long long)w->id),
               values(ctx, resolution_name(ctx, w->doc_number, w->doc_title), w->doc_title,
                      organ.name, w->due_on, note),
               w->organ_id);
}

enum status resolution_tell_deputies(struct ctx *ctx, const struct resolution_doc *d,
                                     const int64_t *deputies, size_t count)
{
    struct notice_to *to = arena_array(ctx->arena, count, struct notice_to);

    arr_each (i, count)
        to[i].deputy_id = deputies[i];
    return notice_put(
        ctx, &(struct notice_new){
                 .kind = "resolution.letter",
                 .subject_id = d->id,
                 .url = str_printf(ctx->arena, "/resolution/letter/%lld", (long long)d->id),
                 .values = values(ctx, resolution_name(ctx, d->number_text, d->title), d->title,
                                  S(""), (struct date){0}, S("")),
                 .to = to,
                 .to_count = count});
}

enum status resolution_tell_organ(struct ctx *ctx, const struct resolution_doc *d,
                                  int64_t letter_id, int64_t organ_id)
{
    const struct notice_to to = {.role = "unit", .organ_id = organ_id};

    return notice_put(
        ctx, &(struct notice_new){
                 .kind = "resolution.letter_organ",
                 .subject_id = d->id,
                 .url = str_printf(ctx->arena, "/resolution/given/%lld", (long long)letter_id),
                 .values = values(ctx, resolution_name(ctx, d->number_text, d->title), d->title,
                                  S(""), (struct date){0}, S("")),
                 .to = &to,
                 .to_count = 1});
}

/* ---------------------------------------------------------------- dues */

static enum status replies_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct resolution_work *all;

    TRY(resolution_store_works_due(ctx, from, until, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){
            .subject_id = all[i].doc_id,
            .part_id = all[i].id,
            .due_on = all[i].due_on,
            .organ_id = all[i].organ_id,
            .url = str_printf(ctx->arena, "/resolution/handling/%lld", (long long)all[i].id),
            .title = all[i].doc_title,
            .name = resolution_name(ctx, all[i].doc_number, all[i].doc_title),
        };
    return ST_OK;
}

static enum status follows_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct resolution_follow *all;

    TRY(resolution_store_follows_due(ctx, from, until, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count) {
        struct resolution_doc d;

        TRY(resolution_store_get(ctx, all[i].doc_id, &d));
        (*out)[i] = (struct due_item){
            .subject_id = d.id,
            .part_id = all[i].id,
            .due_on = all[i].next_on,
            .url = str_printf(ctx->arena, "/resolution/%lld", (long long)d.id),
            .title = d.title,
            .name = resolution_name(ctx, d.number_text, d.title),
        };
    }
    return ST_OK;
}

enum { LOOK_BACK_DAYS = 60 }; /* the longest of these periods, with time to be late in */

/* An opinion goes out so many days after the meeting, however long its text took. */
static enum status send_due_of(struct ctx *ctx, const struct law_params *params,
                               const struct calendar *cal, const struct resolution_doc *d,
                               struct date *out)
{
    struct date last = d->approved_on;

    if (d->meeting_id != 0)
        TRY(resolution_source_last_day(ctx, d->meeting_id, &last));
    *out = meeting_law_opinion_send_due(params, cal, last);
    return ST_OK;
}

/* The office's own periods: to publish what was decided, to send opinions on. */
static enum status own_dues(struct ctx *ctx, const struct resolution_doc *docs, size_t count,
                            bool publish, struct due_item **out, size_t *out_count)
{
    struct law_params params;
    struct calendar cal;

    TRY(congress_law_params(ctx, ctx->today, &params));
    TRY(congress_calendar(ctx, &cal));
    *out = arena_array(ctx->arena, count, struct due_item);
    *out_count = count;
    arr_each (i, count) {
        struct date due_on = meeting_law_publish_due(&params, &cal, docs[i].passed_on);

        if (!publish)
            TRY(send_due_of(ctx, &params, &cal, &docs[i], &due_on));
        (*out)[i] = (struct due_item){
            .subject_id = docs[i].id,
            .due_on = due_on,
            .url = str_printf(ctx->arena, "/resolution/%lld", (long long)docs[i].id),
            .title = docs[i].title,
            .name = resolution_name(ctx, docs[i].number_text, docs[i].title),
        };
    }
    return ST_OK;
}

static void within(struct due_item *all, size_t *count, struct date from, struct date until)
{
    size_t n = 0;

    arr_each (i, *count)
        if (date_cmp(all[i].due_on, from) >= 0 && date_cmp(all[i].due_on, until) <= 0)
            all[n++] = all[i];
    *count = n;
}

static enum status publish_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct resolution_doc *docs;
    size_t count;

    TRY(resolution_store_unpublished(ctx, date_add_days(from, -LOOK_BACK_DAYS), &docs, &count));
    TRY(own_dues(ctx, docs, count, true, out, out_count));
    within(*out, out_count, from, until);
    return ST_OK;
}

static enum status send_due(struct ctx *ctx, struct date from, struct date until,
                            struct due_item **out, size_t *out_count)
{
    struct resolution_doc *docs;
    size_t count;

    TRY(resolution_store_unsent(ctx, date_add_days(from, -LOOK_BACK_DAYS), &docs, &count));
    TRY(own_dues(ctx, docs, count, false, out, out_count));
    within(*out, out_count, from, until);
    return ST_OK;
}

/* Major matters that have a day: to be handed in, or to be deliberated. */
static enum status matters(struct ctx *ctx, struct date from, struct date until, bool deliberate,
                           const char *url, struct due_item **out, size_t *out_count)
{
    struct resolution_topic *all;
    size_t count, n = 0;

    TRY(resolution_topics(ctx, 0, &all, &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    arr_each (i, count) {
        const struct resolution_topic *t = &all[i];
        const bool waits = str_eqz(t->state, "listed") || str_eqz(t->state, "party");
        const bool come = !date_none(t->matter.submitted_on);
        struct date days[2];

        if (deliberate ? !(waits || str_eqz(t->state, "submitted")) || !come ||
                             !date_none(t->matter.deliberated_on)
                       : !waits || come)
            continue;
        TRY(resolution_matter_days(ctx, t, &days[0], &days[1]));
        if (!date_none(days[deliberate]))
            (*out)[n++] = (struct due_item){.subject_id = t->id,
                                            .due_on = days[deliberate],
                                            .organ_id = t->organ_id,
                                            .url = str_from(url),
                                            .title = t->title,
                                            .name = t->title};
    }
    within(*out, &n, from, until);
    *out_count = n;
    return ST_OK;
}

static enum status hand_in_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    return matters(ctx, from, until, false, "/resolution/matter", out, out_count);
}

static enum status matter_due(struct ctx *ctx, struct date from, struct date until,
                              struct due_item **out, size_t *out_count)
{
    return matters(ctx, from, until, false, "/resolution/topic", out, out_count);
}

static enum status deliberate_due(struct ctx *ctx, struct date from, struct date until,
                                  struct due_item **out, size_t *out_count)
{
    return matters(ctx, from, until, true, "/resolution/topic", out, out_count);
}

const struct due_source RESOLUTION_DUES[] = {
    {"resolution.reply", "resolution.due", "unit chief office leader",
     "-10 unit, -3 unit, -3 chief, 0 unit, 1 chief, 1 office, 10 leader", replies_due},
    {"resolution.publish", "resolution.due", "office leader", "-1 office, 1 office, 1 leader",
     publish_due},
    {"resolution.send", "resolution.due", "office leader", "-2 office, 1 office, 1 leader",
     send_due},
    {"resolution.hand_in", "resolution.due", "unit chief", "-10 unit, -3 unit, 0 chief",
     hand_in_due},
    {"resolution.matter", "resolution.due", "office leader", "-10 office, 1 office, 1 leader",
     matter_due},
    {"resolution.deliberate", "resolution.due", "office leader", "-30 office, -10 leader, 1 office",
     deliberate_due},
    {"resolution.follow", "resolution.due", "office leader", "-2 office, 1 office", follows_due},
    {0},
};

enum status resolution_files(struct ctx *ctx, struct str prefix, struct str **out,
                             size_t *out_count)
{
    return resolution_store_files(ctx, prefix, out, out_count);
}
