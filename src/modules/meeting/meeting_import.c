// SPDX-License-Identifier: MulanPSL-2.0
/* Published records become meetings, items and votes by name. What is here already is passed over,
 * so that the same files, or more of them, may come again. */
#include "modules/meeting/meeting_import.h"
#include "base/utf8.h"
#include "law/fraction.h"
#include "modules/body/body.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_roll.h"
#include "modules/meeting/roll/meeting_roll_gather.h"
#include "modules/vote/vote.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { VOTE_TITLE_MAX = 200 };

struct bringing {
    struct ctx *ctx;
    bool look;
    size_t meetings, items, votes, present;
};

/* ---------------------------------------------------------------- small things */

/* One line, at most so many characters; an ellipsis says that there was more. */
static struct str clip(struct arena *a, struct str s, size_t chars)
{
    struct buf b = buf_new(a, s.len + 4);

    arr_each (i, s.len)
        if ((unsigned char)s.ptr[i] < ' ')
            buf_char(&b, ' ');
        else
            buf_char(&b, s.ptr[i]);
    s = buf_view(&b);
    if (utf8_chars(s.ptr, s.len) <= chars)
        return s;
    s.len = utf8_clip_chars(s.ptr, s.len, chars - 1);
    return str_printf(a, STR_FMT "…", STR_ARG(s));
}

static struct str source_of(struct ctx *ctx, const char *kind, int64_t id)
{
    return str_printf(ctx->arena, "%s:%lld", kind, (long long)id);
}

static enum status note_source(struct ctx *ctx, struct str source, int64_t meeting_id,
                               int64_t item_id)
{
    const struct meeting_source s = {
        .id = db_new_id(ctx), .source = source, .meeting_id = meeting_id, .item_id = item_id};

    return meeting_store_source_add(ctx, &s);
}

/* A deputy of exactly this name, if there is just one. */
static enum status deputy_named(struct ctx *ctx, struct str name, int64_t *out)
{
    struct deputy *deputies;
    size_t count;

    *out = 0;
    TRY(deputy_by_name(ctx, name, &deputies, &count));
    if (count == 1)
        *out = deputies[0].id;
    return ST_OK;
}

/* The body of that name; a new one of the kind "other" if nobody is called so. */
static enum status body_named(struct ctx *ctx, const struct meeting_roll_gathered *g, int64_t *out)
{
    struct body b;
    const enum status st = body_by_name(ctx, g->body, &b);

    if (st == ST_NOT_FOUND) {
        b = (struct body){.kind = BODY_OTHER, .name = g->body, .from_on = g->on};
        return body_add(ctx, &b, out);
    }
    TRY(st);
    *out = b.id;
    return ST_OK;
}

/* ---------------------------------------------------------------- a meeting */

static const struct meeting_roll_line *line_with_roll(const struct meeting_roll_gathered *g)
{
    arr_each (i, g->lines_count) {
        if (g->lines[i].roll_count > 0)
            return &g->lines[i];
    }
    return NULL;
}

static enum status people_of(struct ctx *ctx, const struct meeting_roll_gathered *g,
                             struct meeting_record *out)
{
    const struct meeting_roll_line *line = line_with_roll(g);
    struct meeting_record_person *people;

    if (line == NULL)
        return ST_OK;
    people = arena_array(ctx->arena, line->roll_count, struct meeting_record_person);
    arr_each (i, line->roll_count) {
        const struct meeting_roll_person *from = &line->roll[i];
        const bool present = strcmp(from->word, "present") == 0;

        people[i] = (struct meeting_record_person){
            .name = from->name,
            .capacity = MEETING_MEMBER,
            .present = present,
            .on_leave = !present && strcmp(from->word, "absent") != 0,
            .absence = present ? S("") : str_from(from->word),
        };
        TRY(deputy_named(ctx, from->name, &people[i].deputy_id));
    }
    out->people = people;
    out->people_count = line->roll_count;
    out->all_members = (uint32_t)line->roll_count;
    return ST_OK;
}

static void items_of(struct ctx *ctx, const struct meeting_roll_gathered *g,
                     struct meeting_record *out)
{
    struct meeting_record_item *items =
        arena_array(ctx->arena, g->lines_count, struct meeting_record_item);

    arr_each (i, g->lines_count) {
        const struct meeting_roll_line *line = &g->lines[i];

        items[i] = (struct meeting_record_item){
            .title = clip(ctx->arena, line->title, MEETING_TITLE_CHARS),
            .sort = line->bill             ? S("bill")
                    : line->roll_count > 0 ? S("procedure")
                                           : S("other"),
            .outcome = line->action,
        };
    }
    out->items = items;
    out->items_count = g->lines_count;
}

static enum status called_off(struct ctx *ctx, int64_t meeting_id)
{
    struct meeting m;

    TRY(meeting_get(ctx, meeting_id, &m));
    m.state = MEETING_CANCELLED;
    m.cancel_reason = T("meeting.record.deferred");
    m.opened_at = m.closed_at = 0;
    TRY(meeting_store_save(ctx, &m));
    return event_emit(ctx, "meeting.cancelled", meeting_id);
}

static enum status make_meeting(struct bringing *b, const struct meeting_roll_gathered *g,
                                struct str source, int64_t *out_id)
{
    struct ctx *ctx = b->ctx;
    char day[DATE_TEXT_SIZE];
    struct meeting_record record = {
        .meeting = {.kind = S("other"),
                    .name = clip(ctx->arena,
                                 TF(ctx->arena, "meeting.record.name", g->body,
                                    str_from(date_format(g->on, day))),
                                 MEETING_NAME_CHARS),
                    .place = clip(ctx->arena, g->place, MEETING_PLACE_CHARS),
                    .starts_on = g->on,
                    .starts_minute = g->minute}};
    int64_t *items = arena_array(ctx->arena, g->lines_count + 1, int64_t);

    TRY(body_named(ctx, g, &record.meeting.body_id));
    items_of(ctx, g, &record);
    TRY(people_of(ctx, g, &record));
    TRY(meeting_record(ctx, &record, out_id, items));
    TRY(note_source(ctx, source, *out_id, 0));
    arr_each (i, g->lines_count)
        TRY(note_source(ctx, source_of(ctx, "item", g->lines[i].id), *out_id, items[i]));
    return g->held ? ST_OK : called_off(ctx, *out_id);
}

/* An item that only a later document knows of. */
static enum status add_item(struct ctx *ctx, const struct meeting_roll_line *line,
                            int64_t meeting_id, struct str source)
{
    const struct meeting_item_new in = {
        .meeting_id = meeting_id,
        .title = clip(ctx->arena, line->title, MEETING_TITLE_CHARS),
        .sort = line->bill ? S("bill") : S("other"),
    };
    struct meeting_item it;
    int64_t id;

    TRY(meeting_item_make(ctx, &in, &id));
    TRY(meeting_item_get(ctx, id, &it));
    it.state = MEETING_ITEM_DONE;
    it.outcome = line->action;
    TRY(meeting_store_item_save(ctx, &it));
    return note_source(ctx, source, meeting_id, id);
}

/* ---------------------------------------------------------------- a vote */

static bool by_choice(const char *word)
{
    return strcmp(word, "yes") == 0 || strcmp(word, "no") == 0 || strcmp(word, "abstain") == 0;
}

static enum status voters_of(struct ctx *ctx, const struct meeting_roll_line *line,
                             struct vote_by_name **out, uint32_t *out_yes)
{
    *out = arena_array(ctx->arena, line->votes_count, struct vote_by_name);
    *out_yes = 0;
    arr_each (i, line->votes_count) {
        const struct meeting_roll_person *from = &line->votes[i];

        (*out)[i] = (struct vote_by_name){
            .name = from->name,
            .choice = str_from(from->word),
            .present = by_choice(from->word) || strcmp(from->word, "non_voting") == 0,
        };
        *out_yes += strcmp(from->word, "yes") == 0;
        TRY(deputy_named(ctx, from->name, &(*out)[i].deputy_id));
    }
    return ST_OK;
}

static enum status make_vote(struct ctx *ctx, const struct meeting_roll_gathered *g,
                             const struct meeting_roll_line *line, struct meeting_source *s)
{
    const uint32_t all = (uint32_t)line->votes_count;
    struct vote_by_name *voters;
    struct meeting_item item;
    struct meeting meeting;
    uint32_t yes;
    struct vote_new in = {.kind = VOTE_MOTION, .rule = VOTE_HALF_OF_ALL, .origin = "meeting_item"};

    TRY(meeting_get(ctx, s->meeting_id, &meeting));
    TRY(meeting_item_get(ctx, s->item_id, &item));
    TRY(voters_of(ctx, line, &voters, &yes));
    /* Where the place decided by another rule than ours, its result stands with the item alone. */
    if (line->passed >= 0 && fraction_more_than_half(yes, all) != (line->passed == 1))
        in.rule = VOTE_NOTED;
    in.title = clip(ctx->arena, line->title, VOTE_TITLE_MAX);
    in.origin_id = item.id;
    in.origin_name = TF(ctx->arena, "meeting.record.item", item.number);
    in.back_url = str_printf(ctx->arena, "/meeting/%lld", (long long)meeting.id);
    in.body_id = meeting.body_id;
    in.body_name = g->body;
    in.on = g->on;
    TRY(vote_record(ctx, &in, voters, line->votes_count, all, &s->vote_id));
    return meeting_store_source_vote(ctx, s);
}

/* ---------------------------------------------------------------- all of it */

static enum status bring_line(struct bringing *b, const struct meeting_roll_gathered *g,
                              const struct meeting_roll_line *line, int64_t meeting_id,
                              bool meeting_is_new)
{
    const struct str source = source_of(b->ctx, "item", line->id);
    struct meeting_source s = {0};

    if (meeting_id != 0)
        TRY(meeting_store_source(b->ctx, source, &s));
    if (s.id == 0 || meeting_is_new)
        b->items++;
    else
        b->present++;
    if (s.id == 0 && !b->look) {
        TRY(add_item(b->ctx, line, meeting_id, source));
        TRY(meeting_store_source(b->ctx, source, &s));
    }
    if (line->votes_count == 0)
        return ST_OK;
    if (s.vote_id != 0) {
        b->present++;
        return ST_OK;
    }
    b->votes++;
    return b->look ? ST_OK : make_vote(b->ctx, g, line, &s);
}

static enum status bring_meeting(struct bringing *b, const struct meeting_roll_gathered *g)
{
    const struct str source = source_of(b->ctx, "meeting", g->id);
    struct meeting_source s;

    TRY(meeting_store_source(b->ctx, source, &s));
    if (s.id != 0)
        b->present++;
    else
        b->meetings++;
    if (s.id == 0 && !b->look)
        TRY(make_meeting(b, g, source, &s.meeting_id));
    arr_each (i, g->lines_count)
        TRY(bring_line(b, g, &g->lines[i], s.meeting_id, s.id == 0));
    return ST_OK;
}

static enum status read_all(struct ctx *ctx, const struct import_document *documents, size_t count,
                            struct meeting_roll_gathered **out, size_t *out_count,
                            struct import_document_report *report)
{
    struct meeting_roll_document *read =
        arena_array(ctx->arena, count, struct meeting_roll_document);
    size_t at = 0;
    enum status st;

    arr_each (i, count) {
        report->document = documents[i].name;
        TRY(meeting_roll_parse(ctx->arena, documents[i].text, &read[i], &ctx->err));
    }
    st = meeting_roll_gather(ctx->arena, read, count, out, out_count, &at, &ctx->err);
    report->document = st != ST_OK ? documents[at].name : S("");
    return st;
}

static enum status bring(struct ctx *ctx, const struct import_document *documents, size_t count,
                         bool look, struct import_document_report *out)
{
    struct bringing b = {.ctx = ctx, .look = look};
    struct meeting_roll_gathered *meetings;
    size_t meetings_count;

    TRY(read_all(ctx, documents, count, &meetings, &meetings_count, out));
    if (!look)
        TRY(meeting_kinds_ship(ctx));
    arr_each (i, meetings_count)
        TRY(bring_meeting(&b, &meetings[i]));
    out->made = b.meetings + b.items + b.votes;
    out->present = b.present;
    out->summary =
        str_printf(ctx->arena, "%zu meetings, %zu items, %zu votes", b.meetings, b.items, b.votes);
    if (look || out->made == 0)
        return ST_OK;
    return event_emit_data(ctx, "meeting.records_imported", 0,
                           str_printf(ctx->arena, "{\"meetings\":%zu,\"items\":%zu,\"votes\":%zu}",
                                      b.meetings, b.items, b.votes));
}

const struct import_document_kind MEETING_DOCUMENTS[] = {
    {"meeting_roll", bring},
    {0},
};
