// SPDX-License-Identifier: MulanPSL-2.0
/* Suggestions in the search: the text, and each reply that was sent, for those who see all of it;
 * what was published, for everybody else who may read suggestions. Who sees what follows
 * suggestion_visible(); a test compares the two. */
#include "modules/suggestion/suggestion_search.h"
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_store_search.h"

/* One suggestion while its documents are made. */
struct making {
    struct ctx *ctx;
    struct suggestion s;
    struct suggestion_publication *publications;
    size_t publications_count;
    struct search_keys parties; /* who sees all of it */
    struct search_keys readers; /* who sees what is public */
    struct search_docs *out;
};

/* ---------------------------------------------------------------- who */

static bool is_closed(enum suggestion_state state)
{
    return state == SUGGESTION_DRAFT || state == SUGGESTION_CONFIRMING;
}

static void put_signers(struct making *m, const struct suggestion_signer *signers, size_t count)
{
    arr_each (i, count) {
        const struct suggestion_signer *g = &signers[i];

        if (str_eqz(g->state, "dropped") || str_eqz(g->state, "declined"))
            continue;
        if (is_closed(m->s.state) && g->suggestion_id != m->s.id)
            continue;
        search_key(&m->parties, "suggestion.deputy:%lld", (long long)g->deputy_id);
    }
}

static enum status put_units(struct making *m, bool *out_governed)
{
    struct suggestion_handling *units;
    size_t count;

    *out_governed = m->s.via_organ_id != 0;
    TRY(suggestion_store_units(m->ctx, m->s.id, &units, &count));
    arr_each (i, count) {
        struct organ organ;

        if (units[i].state == HANDLING_PLANNED)
            continue;
        TRY(organ_get(m->ctx, units[i].organ_id, &organ));
        *out_governed = *out_governed || suggestion_of_government(organ.kind);
        if (units[i].state != HANDLING_MOVED)
            search_key(&m->parties, "suggestion.organ:%lld", (long long)organ.id);
    }
    return ST_OK;
}

static enum status put_leaders(struct making *m)
{
    struct suggestion_key *keys;
    size_t count;

    if (!m->s.is_key)
        return ST_OK;
    TRY(suggestion_store_keys(m->ctx, m->s.id, &keys, &count));
    arr_each (i, count) {
        if (!date_none(keys[i].ended_on))
            continue;
        if (keys[i].leader_account_id != 0)
            search_key(&m->parties, "suggestion.account:%lld",
                       (long long)keys[i].leader_account_id);
        else if (keys[i].leader_organ_id != 0)
            search_key(&m->parties, "suggestion.organ:%lld", (long long)keys[i].leader_organ_id);
    }
    return ST_OK;
}

static enum status put_parties(struct making *m, const struct suggestion_signer *signers,
                               size_t count)
{
    bool governed;

    put_signers(m, signers, count);
    if (is_closed(m->s.state))
        return ST_OK;
    search_key(&m->parties, "suggestion.read_all");
    TRY(put_units(m, &governed));
    if (governed)
        search_key(&m->parties, "suggestion.govern");
    return put_leaders(m);
}

/* ---------------------------------------------------------------- what */

static struct str people_of(struct ctx *ctx, const struct suggestion *s,
                            const struct suggestion_signer *signers, size_t count)
{
    struct buf b = buf_new(ctx->arena, 0);

    buf_str(&b, suggestion_number_text(ctx->arena, s));
    if (s->origin_text.len != 0)
        buf_printf(&b, " " STR_FMT, STR_ARG(s->origin_text));
    arr_each (i, count)
        if (str_eqz(signers[i].state, "confirmed") || signers[i].lead)
            buf_printf(&b, " " STR_FMT, STR_ARG(signers[i].name));
    return str_trim(str_dup(ctx->arena, buf_view(&b)));
}

static struct str text_of_all(struct ctx *ctx, const struct suggestion_text *t)
{
    const struct str parts[] = {t->body, t->cause, t->grounds, t->proposal};
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, COUNT(parts)) {
        if (parts[i].len == 0)
            continue;
        if (b.len != 0)
            buf_z(&b, "\n");
        buf_str(&b, parts[i]);
    }
    return str_dup(ctx->arena, buf_view(&b));
}

static void put_doc(struct making *m, struct search_doc d, bool is_public)
{
    const struct search_keys *who = is_public ? &m->readers : &m->parties;

    d.url = str_printf(m->ctx->arena, "/suggestion/%lld", (long long)m->s.id);
    d.audience = who->at;
    d.audience_count = who->count;
    if (is_public) {
        d.except = m->parties.at;
        d.except_count = m->parties.count;
    }
    search_docs_add(m->out, &d);
}

static struct date day_of(const struct suggestion *s)
{
    return date_none(s->tabled_on) ? date_of_instant(s->created_at, NULL) : s->tabled_on;
}

static const struct suggestion_publication *publication_of(const struct making *m, int64_t reply_id)
{
    if (!m->s.public_text || m->s.confidential)
        return NULL;
    arr_each (i, m->publications_count)
        if (m->publications[i].is_public && m->publications[i].reply_id == reply_id)
            return &m->publications[i];
    return NULL;
}

static void put_text(struct making *m, const struct suggestion_text *t, struct str people)
{
    const struct suggestion_publication *p = publication_of(m, 0);
    struct search_doc d = {
        .title = m->s.title,
        .body = text_of_all(m->ctx, t),
        .day = day_of(&m->s),
        .organ_id = m->s.lead_organ_id,
        .state = str_from(suggestion_state_word(m->s.state)),
        .people = people,
    };

    put_doc(m, d, false);
    if (p == NULL)
        return;
    d.part = S("public");
    d.title = p->title;
    d.body = p->body;
    put_doc(m, d, true);
}

static void put_reply(struct making *m, const struct suggestion_reply *r)
{
    const struct suggestion_publication *p = publication_of(m, r->id);
    struct search_doc d = {
        .part = str_printf(m->ctx->arena, "reply:%lld", (long long)r->id),
        .title = r->title.len != 0 ? r->title : m->s.title,
        .body = r->body,
        .day = r->sent_on,
        .organ_id = r->organ_id,
        .state = str_from(suggestion_state_word(m->s.state)),
        .people = r->organ_name,
    };

    put_doc(m, d, false);
    if (p == NULL)
        return;
    d.part = str_printf(m->ctx->arena, "public:%lld", (long long)r->id);
    d.title = p->title.len != 0 ? p->title : m->s.title;
    d.body = p->body;
    put_doc(m, d, true);
}

/* Files of the suggestion and of sent replies: seen by those who see all of it, as
 * suggestion_files.c decides. */
static enum status put_files(struct making *m)
{
    struct suggestion_file_text *files;
    size_t count;

    TRY(suggestion_store_file_texts(m->ctx, m->s.id, &files, &count));
    arr_each (i, count)
        put_doc(m,
                (struct search_doc){
                    .part = str_printf(m->ctx->arena, "file:%lld", (long long)files[i].id),
                    .title = files[i].name,
                    .body = files[i].body,
                    .day = files[i].added_on,
                    .organ_id = m->s.lead_organ_id,
                    .state = str_from(suggestion_state_word(m->s.state)),
                    .people = m->s.title,
                },
                false);
    return ST_OK;
}

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct making m = {
        .ctx = ctx, .out = out, .parties = {.arena = ctx->arena}, .readers = {.arena = ctx->arena}};
    struct suggestion_signer *signers;
    struct suggestion_reply_row *replies;
    struct suggestion_text text;
    size_t count, replies_count;

    TRY(suggestion_store_get(ctx, id, &m.s));
    TRY(suggestion_store_signers(ctx, id, &signers, &count));
    TRY(suggestion_store_text(ctx, id, m.s.text_revision, &text));
    TRY(suggestion_store_publications(ctx, id, &m.publications, &m.publications_count));
    TRY(suggestion_store_replies(ctx, id, &replies, &replies_count));
    search_key(&m.readers, "suggestion.read");
    TRY(put_parties(&m, signers, count));
    put_text(&m, &text, people_of(ctx, &m.s, signers, count));
    arr_each (i, replies_count)
        if (str_eqz(replies[i].r.state, "sent"))
            put_reply(&m, &replies[i].r);
    return put_files(&m);
}

/* ---------------------------------------------------------------- who asks */

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    const struct actor *who = ctx->actor;

    if (!may(ctx, "suggestion.read"))
        return ST_OK;
    search_key(out, "suggestion.read");
    if (may(ctx, "suggestion.read_all"))
        search_key(out, "suggestion.read_all");
    if (may(ctx, "suggestion.govern"))
        search_key(out, "suggestion.govern");
    if (who->deputy_id != 0)
        search_key(out, "suggestion.deputy:%lld", (long long)who->deputy_id);
    if (who->organ_id != 0)
        search_key(out, "suggestion.organ:%lld", (long long)who->organ_id);
    search_key(out, "suggestion.account:%lld", (long long)who->account_id);
    return ST_OK;
}

static enum status opens(struct ctx *ctx, int64_t id)
{
    struct suggestion s;

    return suggestion_get(ctx, id, &s);
}

static const char *const TABLES[] = {"suggestion", NULL};

const struct search_source SUGGESTION_SEARCHES[] = {
    {
        .kind = "suggestion",
        .events = "suggestion.",
        .state_text = "suggestion.state.",
        .tables = TABLES,
        .load = load,
        .ids = suggestion_store_search_ids,
        .keys = keys,
        .opens = opens,
        .touched = suggestion_store_search_touched,
    },
    {0},
};
