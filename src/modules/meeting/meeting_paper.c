// SPDX-License-Identifier: MulanPSL-2.0
/* Papers of items, who may read them, and what a reader notes for himself. */
#include "base/utf8.h"
#include "modules/account/account.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_files.h"
#include "modules/meeting/meeting_observe.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store_plan.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { PAPER_TITLE_CHARS = 200 };

/* ---------------------------------------------------------------- who reads */

/* The actor in a meeting, looked up once for all its papers. */
struct reader {
    struct meeting_who who;
    struct meeting_person person;
    int64_t *named;
    size_t named_count;
    bool out;
};

static enum status reader_of(struct ctx *ctx, const struct meeting *m, struct reader *r)
{
    *r = (struct reader){.out = m->state != MEETING_DRAFT};
    TRY(meeting_who_of(ctx, m->id, &r->who));
    if (!r->who.person)
        return ST_OK;
    TRY(meeting_person_of(ctx, m->id, ctx->actor->account_id, &r->person));
    return meeting_store_named_papers(ctx, r->person.id, &r->named, &r->named_count);
}

static bool reads(const struct reader *r, const struct meeting_paper *p)
{
    bool named = false;

    arr_each (i, r->named_count)
        named = named || r->named[i] == p->id;
    return meeting_paper_read_by(p->readers, r->who.prepare, r->who.person, r->out,
                                 r->person.capacity, named);
}

enum status meeting_papers(struct ctx *ctx, const struct meeting *m, struct meeting_paper **out,
                           size_t *out_count)
{
    struct meeting_paper *all;
    struct reader r;
    size_t count;

    *out_count = 0;
    TRY(reader_of(ctx, m, &r));
    TRY(meeting_store_papers(ctx, m->id, &all, &count));
    *out = arena_array(ctx->arena, count, struct meeting_paper);
    arr_each (i, count)
        if (reads(&r, &all[i]))
            (*out)[(*out_count)++] = all[i];
    return ST_OK;
}

bool meeting_paper_for_all(const struct meeting_paper *p)
{
    return str_eqz(p->readers, "everybody");
}

enum status meeting_papers_for_all(struct ctx *ctx, int64_t meeting_id, struct meeting_paper **out,
                                   size_t *out_count)
{
    size_t count;

    TRY(meeting_store_papers(ctx, meeting_id, out, &count));
    *out_count = 0;
    arr_each (i, count)
        if (meeting_paper_for_all(&(*out)[i]))
            (*out)[(*out_count)++] = (*out)[i];
    return ST_OK;
}

enum status meeting_paper_readable(struct ctx *ctx, const struct meeting_paper *p)
{
    struct meeting m;
    struct reader r;

    TRY(meeting_get(ctx, p->meeting_id, &m));
    TRY(reader_of(ctx, &m, &r));
    return reads(&r, p) ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status meeting_paper_get(struct ctx *ctx, int64_t id, struct meeting_paper *out)
{
    TRY(meeting_store_paper(ctx, id, out));
    return meeting_paper_readable(ctx, out);
}

enum status meeting_lacks_papers(struct ctx *ctx, const struct meeting *m,
                                 const struct meeting_rule *rule, bool *out)
{
    struct meeting_paper *papers;
    struct meeting_item *items;
    size_t count, papers_count;

    *out = false;
    TRY(meeting_items(ctx, m->id, &items, &count));
    TRY(meeting_store_papers(ctx, m->id, &papers, &papers_count));
    for (size_t i = 0; i < count && !*out; i++) {
        bool has = items[i].parent_id != 0 || items[i].state == MEETING_ITEM_WITHDRAWN;

        for (size_t n = 0; n < papers_count && !has; n++)
            has = papers[n].item_id == items[i].id;
        *out =
            !has &&
            meeting_papers_wanted(rule->papers, text_of("meeting.sort.", items[i].sort)).len != 0;
    }
    return ST_OK;
}

enum status meeting_paper_named(struct ctx *ctx, int64_t paper_id, int64_t **out, size_t *out_count)
{
    return meeting_store_readers(ctx, paper_id, out, out_count);
}

/* ---------------------------------------------------------------- the files of a paper */

static enum status file_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct meeting_paper p;
    struct meeting m;

    TRY(meeting_store_paper(ctx, id, &p));
    TRY(meeting_paper_readable(ctx, &p));
    if (what == ATTACHMENT_READ)
        return ST_OK;
    if (!ctx->actor->system && !may(ctx, "meeting.prepare"))
        return fail(&ctx->err, ST_DENIED, "meeting.not_yours", NULL);
    if (what == ATTACHMENT_OPEN)
        return meeting_paper_for_all(&p)
                   ? ST_OK
                   : fail(&ctx->err, ST_RULE, "meeting.paper.not_for_all", NULL);
    TRY(meeting_get(ctx, p.meeting_id, &m));
    return m.state == MEETING_CANCELLED || m.state == MEETING_MINUTED
               ? fail(&ctx->err, ST_RULE, "meeting.over", NULL)
               : ST_OK;
}

static enum status file_where(struct ctx *ctx, int64_t id, struct str *out_title,
                              struct str *out_url)
{
    struct meeting_paper p;

    TRY(meeting_store_paper(ctx, id, &p));
    *out_title = p.title;
    *out_url = str_printf(ctx->arena, "/meeting/item/%lld", (long long)p.item_id);
    return ST_OK;
}

/* Together with its item, and only what those present may all read. */
static enum status file_is_public(struct ctx *ctx, int64_t id, bool *out)
{
    struct meeting_observing o;
    struct meeting_paper p;
    struct meeting m;

    TRY(meeting_store_paper(ctx, id, &p));
    TRY(meeting_get(ctx, p.meeting_id, &m));
    TRY(meeting_observing_of(ctx, &m, &o));
    *out = meeting_paper_for_all(&p) && meeting_observing_public(&m, &o) &&
           meeting_observing_item(&o, p.item_id);
    return ST_OK;
}

const struct attachment_owner MEETING_ATTACHMENTS[] = {
    {.kind = MEETING_PAPER_FILES,
     .may = file_may,
     .where = file_where,
     .is_public = file_is_public,
     .phone = true},
    {0},
};

/* ---------------------------------------------------------------- writing */

struct setting {
    const struct meeting_paper_set *in;
    int64_t *out_id;
};

static unsigned next_place(const struct meeting_paper *papers, size_t count, int64_t item_id)
{
    unsigned place = 0;

    arr_each (i, count)
        if (papers[i].item_id == item_id && papers[i].place > place)
            place = papers[i].place;
    return place + 1;
}

static enum status people_fit(struct ctx *ctx, const struct meeting_paper_set *in,
                              int64_t meeting_id)
{
    arr_each (i, in->people_count) {
        struct meeting_person p;

        TRY(meeting_person_get(ctx, in->people[i], &p));
        if (p.meeting_id != meeting_id)
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    }
    return ST_OK;
}

static enum status set_tx(struct ctx *ctx, const void *input)
{
    const struct setting *s = input;
    const struct meeting_paper_set *in = s->in;
    struct meeting_paper p, *papers;
    struct meeting_item it;
    struct meeting m;
    size_t count;

    if (in->id != 0) {
        TRY(meeting_store_paper(ctx, in->id, &p));
    } else {
        TRY(meeting_item_get(ctx, in->item_id, &it));
        TRY(meeting_store_papers(ctx, it.meeting_id, &papers, &count));
        p = (struct meeting_paper){.id = db_new_id(ctx),
                                   .meeting_id = it.meeting_id,
                                   .item_id = it.id,
                                   .place = next_place(papers, count, it.id)};
    }
    TRY(meeting_get(ctx, p.meeting_id, &m));
    if (m.state == MEETING_CANCELLED || m.state == MEETING_MINUTED)
        return fail(&ctx->err, ST_RULE, "meeting.over", NULL);
    p.title = in->title;
    p.readers = in->readers;
    p.version = in->version;
    TRY(people_fit(ctx, in, m.id));
    TRY(in->id != 0 ? meeting_store_paper_save(ctx, &p) : meeting_store_paper_insert(ctx, &p));
    TRY(meeting_store_readers_set(ctx, p.id, in->people,
                                  str_eqz(in->readers, "named") ? in->people_count : 0));
    *s->out_id = p.id;
    return event_emit_data(ctx, "meeting.paper_set", m.id,
                           str_printf(ctx->arena, "{\"paper\":%lld}", (long long)p.id));
}

enum status meeting_paper_set(struct ctx *ctx, const struct meeting_paper_set *in, int64_t *out_id)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "meeting.paper_no_title", NULL);
    if (utf8_chars(in->title.ptr, in->title.len) > PAPER_TITLE_CHARS)
        invalid(ctx, "title", "meeting.paper_title_long", NULL);
    if (!meeting_word_in(in->readers, MEETING_READERS))
        invalid(ctx, "readers", "meeting.paper_no_readers", NULL);
    if (str_eqz(in->readers, "named") && in->people_count == 0)
        invalid(ctx, "people", "meeting.paper_nobody", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, set_tx, &(struct setting){in, out_id});
}

struct dropping {
    int64_t id, version;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *in = input;
    struct meeting_paper p;
    struct meeting m;

    TRY(meeting_store_paper(ctx, in->id, &p));
    TRY(meeting_get(ctx, p.meeting_id, &m));
    if (!meeting_in_preparation(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.begun", NULL);
    p.version = in->version;
    TRY(meeting_store_paper_delete(ctx, &p));
    return event_emit_data(ctx, "meeting.paper_dropped", m.id,
                           str_printf(ctx->arena, "{\"paper\":%lld}", (long long)p.id));
}

enum status meeting_paper_drop(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, drop_tx, &(struct dropping){id, version});
}

/* ---------------------------------------------------------------- private notes */

enum status meeting_note_read(struct ctx *ctx, int64_t item_id, struct str *out)
{
    *out = S("");
    return ctx->actor->account_id == 0
               ? ST_OK
               : meeting_store_note(ctx, ctx->actor->account_id, item_id, out);
}

struct note {
    int64_t meeting_id, item_id;
    struct str text;
};

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct note *in = input;
    struct account a;

    TRY(account_get(ctx, ctx->actor->account_id, &a));
    return meeting_store_note_put(ctx, in->meeting_id, in->item_id, a.id, a.person_key_id,
                                  in->text);
}

enum status meeting_note_write(struct ctx *ctx, int64_t item_id, struct str text)
{
    struct meeting_item it;
    struct meeting m;

    if (ctx->actor->account_id == 0)
        return fail(&ctx->err, ST_DENIED, "meeting.not_yours", NULL);
    if (utf8_chars(text.ptr, text.len) > MEETING_NOTE_MAX)
        return fail_field(&ctx->err, "text", "meeting.note_long", NULL);
    TRY(meeting_item_get(ctx, item_id, &it));
    TRY(meeting_get(ctx, it.meeting_id, &m));
    TRY(meeting_visible(ctx, &m));
    return db_tx(ctx, note_tx, &(struct note){m.id, it.id, text});
}
