// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of motions: the record itself and its lists. Parts: motion_store_part.c */
#include "modules/motion/motion_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { COUNT_MAX = 10000, AMENDMENTS_MAX = 100, DUE_MAX = 500 };

#define COLUMNS                                                                                    \
    "m.id, m.version, m.kind, m.forum, m.state, m.mover, m.mover_organ_id, m.lead_deputy_id,"      \
    " m.session_id, m.title, m.cause, m.grounds, m.proposal, m.question, m.content,"               \
    " m.target_organ_id, m.subject_id, m.subject_text, m.series, m.number, m.signer_count,"        \
    " m.needed, m.basis, m.submitted_on, m.decided_on, m.closed_on, m.withdraw_asked_on,"          \
    " m.suggestion_id, m.round, m.way, m.due_on, m.created_at, m.put_to_vote_on, m.office,"        \
    " m.member_id, m.person_deputy_id, m.person_account_id, m.person_name, m.person_post,"         \
    " m.served_on, m.served_how, m.vote_id, m.ended_on, m.ended_note, m.place, m.convert_reason,"  \
    " m.paper"

static struct motion read_motion(const struct rows *r, size_t i)
{
    struct motion m = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .mover = cell_text(r, i, 5),
        .mover_organ_id = cell_int(r, i, 6),
        .lead_deputy_id = cell_int(r, i, 7),
        .session_id = cell_int(r, i, 8),
        .title = cell_text(r, i, 9),
        .cause = cell_text(r, i, 10),
        .grounds = cell_text(r, i, 11),
        .proposal = cell_text(r, i, 12),
        .question = cell_text(r, i, 13),
        .content = cell_text(r, i, 14),
        .target_organ_id = cell_int(r, i, 15),
        .subject_id = cell_int(r, i, 16),
        .subject_text = cell_text(r, i, 17),
        .series = cell_text(r, i, 18),
        .number = cell_int(r, i, 19),
        .signer_count = cell_int(r, i, 20),
        .needed = cell_int(r, i, 21),
        .basis = cell_text(r, i, 22),
        .submitted_on = cell_date(r, i, 23),
        .decided_on = cell_date(r, i, 24),
        .closed_on = cell_date(r, i, 25),
        .withdraw_asked_on = cell_date(r, i, 26),
        .suggestion_id = cell_int(r, i, 27),
        .round = cell_int(r, i, 28),
        .way = cell_text(r, i, 29),
        .due_on = cell_date(r, i, 30),
        .created_at = cell_int(r, i, 31),
        .put_to_vote_on = cell_date(r, i, 32),
        .office = cell_text(r, i, 33),
        .member_id = cell_int(r, i, 34),
        .person_deputy_id = cell_int(r, i, 35),
        .person_account_id = cell_int(r, i, 36),
        .person_name = cell_text(r, i, 37),
        .person_post = cell_text(r, i, 38),
        .served_on = cell_date(r, i, 39),
        .served_how = cell_text(r, i, 40),
        .vote_id = cell_int(r, i, 41),
        .ended_on = cell_date(r, i, 42),
        .ended_note = cell_text(r, i, 43),
        .place = cell_int(r, i, 44),
        .convert_reason = cell_text(r, i, 45),
        .paper = cell_int(r, i, 46) != 0,
    };

    (void)motion_kind_parse(cell_text(r, i, 2), &m.kind);
    (void)motion_forum_parse(cell_text(r, i, 3), &m.forum);
    (void)motion_state_parse(cell_text(r, i, 4), &m.state);
    return m;
}

static void read_all(struct ctx *ctx, const struct rows *r, struct motion **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct motion);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_motion(r, i);
}

enum status motion_store_get(struct ctx *ctx, int64_t id, struct motion *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM motion m WHERE m.congress_id = :congress AND m.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_motion(&r, 0);
    return ST_OK;
}

#define VALUES(ctx, m)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (m)->id),                                   \
        B_Z("kind", motion_kind_word((m)->kind)), B_Z("forum", motion_forum_word((m)->forum)),     \
        B_Z("state", motion_state_word((m)->state)), B_TEXT("mover", (m)->mover),                  \
        B_ID("mover_organ", (m)->mover_organ_id), B_ID("lead", (m)->lead_deputy_id),               \
        B_ID("session", (m)->session_id), B_TEXT("title", (m)->title),                             \
        B_TEXT("cause", (m)->cause), B_TEXT("grounds", (m)->grounds),                              \
        B_TEXT("proposal", (m)->proposal), B_TEXT("question", (m)->question),                      \
        B_TEXT("content", (m)->content), B_ID("target", (m)->target_organ_id),                     \
        B_ID("subject", (m)->subject_id), B_TEXT("subject_text", (m)->subject_text),               \
        B_OPT("series", (m)->series), B_ID("number", (m)->number),                                 \
        B_INT("signers", (m)->signer_count), B_INT("needed", (m)->needed),                         \
        B_TEXT("basis", (m)->basis), B_DATE((ctx)->arena, "submitted", (m)->submitted_on),         \
        B_DATE((ctx)->arena, "decided", (m)->decided_on),                                          \
        B_DATE((ctx)->arena, "closed", (m)->closed_on),                                            \
        B_DATE((ctx)->arena, "asked", (m)->withdraw_asked_on),                                     \
        B_ID("suggestion", (m)->suggestion_id), B_INT("round", (m)->round),                        \
        B_TEXT("way", (m)->way), B_DATE((ctx)->arena, "due", (m)->due_on),                         \
        B_DATE((ctx)->arena, "voting", (m)->put_to_vote_on), B_OPT("office", (m)->office),         \
        B_ID("member", (m)->member_id), B_ID("person_deputy", (m)->person_deputy_id),              \
        B_ID("person_account", (m)->person_account_id), B_OPT("person", (m)->person_name),         \
        B_OPT("post", (m)->person_post), B_DATE((ctx)->arena, "served", (m)->served_on),           \
        B_OPT("how", (m)->served_how), B_ID("vote", (m)->vote_id),                                 \
        B_DATE((ctx)->arena, "ended", (m)->ended_on), B_OPT("ended_note", (m)->ended_note),        \
        B_ID("place", (m)->place), B_OPT("reason", (m)->convert_reason),                           \
        B_ID("paper", (m)->paper ? 1 : 0)

enum status motion_store_insert(struct ctx *ctx, struct motion *m)
{
    m->version = 1;
    TRY(DB_EXEC(ctx,
                "INSERT INTO motion (congress_id, id, kind, forum, state, mover, mover_organ_id,"
                " lead_deputy_id, session_id, title, cause, grounds, proposal, question, content,"
                " target_organ_id, subject_id, subject_text, series, number, signer_count, needed,"
                " basis, submitted_on, decided_on, closed_on, withdraw_asked_on, suggestion_id,"
                " round, way, due_on, put_to_vote_on, office, member_id, person_deputy_id,"
                " person_account_id, person_name, person_post, served_on, served_how, vote_id,"
                " ended_on, ended_note, place, convert_reason, paper, created_at)"
                " VALUES (:congress, :id, :kind, :forum, :state, :mover, :mover_organ, :lead,"
                " :session, :title, :cause, :grounds, :proposal, :question, :content, :target,"
                " :subject, :subject_text, :series, :number, :signers, :needed, :basis,"
                " :submitted, :decided, :closed, :asked, :suggestion, :round, :way, :due, :voting,"
                " :office, :member, :person_deputy, :person_account, :person, :post, :served, :how,"
                " :vote, :ended, :ended_note, :place, :reason, :paper, :at)",
                VALUES(ctx, m), B_INT("at", m->created_at)));
    return event_row(ctx, "motion", m->id);
}

enum status motion_store_update(struct ctx *ctx, struct motion *m)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE motion SET kind = :kind, forum = :forum, state = :state, mover = :mover,"
        " mover_organ_id = :mover_organ, lead_deputy_id = :lead, session_id = :session,"
        " title = :title, cause = :cause, grounds = :grounds, proposal = :proposal,"
        " question = :question, content = :content, target_organ_id = :target,"
        " subject_id = :subject, subject_text = :subject_text, series = :series,"
        " number = :number, signer_count = :signers, needed = :needed, basis = :basis,"
        " submitted_on = :submitted, decided_on = :decided, closed_on = :closed,"
        " withdraw_asked_on = :asked, suggestion_id = :suggestion, round = :round, way = :way,"
        " due_on = :due, put_to_vote_on = :voting, office = :office, member_id = :member,"
        " person_deputy_id = :person_deputy, person_account_id = :person_account,"
        " person_name = :person, person_post = :post, served_on = :served, served_how = :how,"
        " vote_id = :vote, ended_on = :ended, ended_note = :ended_note, place = :place,"
        " convert_reason = :reason, paper = :paper, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        VALUES(ctx, m), B_INT("version", m->version)));
    m->version++;
    return event_row(ctx, "motion", m->id);
}

enum status motion_store_next_number(struct ctx *ctx, struct str series, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) + 1 FROM motion"
               " WHERE congress_id = :congress AND series = :series",
               B_INT("congress", ctx->congress_id), B_TEXT("series", series)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status motion_store_amendments(struct ctx *ctx, int64_t id, struct motion **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM motion m WHERE m.congress_id = :congress"
                " AND m.subject_id = :id AND m.number IS NOT NULL"
                " ORDER BY CASE WHEN m.place IS NULL THEN 1 ELSE 0 END, m.place, m.number, m.id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("most", AMENDMENTS_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- lists */

#define IS_SIGNER(states)                                                                          \
    "EXISTS (SELECT 1 FROM motion_signer g WHERE g.congress_id = m.congress_id"                    \
    " AND g.motion_id = m.id AND g.deputy_id = :deputy AND g.state IN (" states "))"
#define MAY_MARK                                                                                   \
    "m.state = 'answered' AND " IS_SIGNER(                                                         \
        "'signed'") " AND NOT EXISTS (SELECT 1 FROM motion_mark k"                                 \
                    " JOIN motion_answer a ON a.congress_id = k.congress_id AND a.id = "           \
                    "k.answer_id"                                                                  \
                    " WHERE k.congress_id = m.congress_id AND k.motion_id = m.id AND k.deputy_id " \
                    "= :deputy"                                                                    \
                    " AND a.round = m.round)"
#define TO_SIGN "m.state = 'draft' AND " IS_SIGNER("'invited'")

#define WAITS                                                                                      \
    "((" TO_SIGN ") OR (" MAY_MARK ") OR (m.state = 'answering' AND m.target_organ_id = :organ)"   \
    " OR (:office = 1 AND (m.state IN ('submitted', 'again')"                                      \
    " OR (m.state = 'listed' AND m.withdraw_asked_on IS NOT NULL))))"

static const struct db_filter FILTERS[] = {
    {"q", "(m.title LIKE :q ESCAPE '!' OR m.subject_text LIKE :q ESCAPE '!')", BIND_TEXT},
    {"kind", "m.kind = :kind", BIND_TEXT},
    {"forum", "m.forum = :forum", BIND_TEXT},
    {"state", "m.state = :state", BIND_TEXT},
    {"mine_lead", ":mine_lead = 1 AND m.lead_deputy_id = :deputy", BIND_INT},
    {"mine_sign", ":mine_sign = 1 AND " TO_SIGN, BIND_INT},
    {"mine_mark", ":mine_mark = 1 AND " MAY_MARK, BIND_INT},
    {"mine_wait", ":mine_wait = 1 AND " WAITS, BIND_INT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"made", "m.created_at", BIND_INT, "m.id"},
    {"number", "COALESCE(m.number, 0)", BIND_INT, "m.id"},
    {0},
};

static const struct db_list LIST = {
    .select = "SELECT " COLUMNS " FROM motion m",
    .where = "m.congress_id = :congress AND ((m.number IS NOT NULL AND (:all = 1"
             " OR (m.served_on IS NOT NULL AND (m.person_deputy_id = :deputy"
             " OR m.person_account_id = :account))"
             " OR (m.target_organ_id = :organ AND m.state IN"
             " ('answering', 'answered', 'again', 'closed'))))"
             " OR (m.number IS NULL AND (m.lead_deputy_id = :deputy OR " IS_SIGNER(
                 "'invited', 'signed'") " OR (:office = 1 AND m.mover <> 'members'))))",
    .filters = FILTERS,
    .sorts = SORTS,
};

static struct bind flag(const char *name, struct str mine, const char *word)
{
    struct bind b = B_INT(name, 1);

    b.null = !str_eqz(mine, word);
    return b;
}

enum status motion_store_page(struct ctx *ctx, const struct motion_viewer *who,
                              const struct motion_filter *filter, struct motion **out,
                              size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_BOOL("all", who->all),
        B_BOOL("office", who->office),
        B_INT("deputy", who->deputy_id),
        B_INT("account", who->account_id),
        B_INT("organ", who->organ_id),
        B_OPT("q", db_contains(ctx->arena, filter->q)),
        B_OPT("kind", filter->kind),
        B_OPT("forum", filter->forum),
        B_OPT("state", filter->state),
        flag("mine_lead", filter->mine, "lead"),
        flag("mine_sign", filter->mine, "sign"),
        flag("mine_mark", filter->mine, "mark"),
        flag("mine_wait", filter->mine, "wait"),
    };
    const struct db_list_query query = {.binds = binds,
                                        .binds_count = COUNT(binds),
                                        .sort = filter->sort,
                                        .after = filter->after,
                                        .limit = filter->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    read_all(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}

enum status motion_store_waiting(struct ctx *ctx, const struct motion_viewer *who, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT COUNT(*) FROM motion m WHERE m.congress_id = :congress AND " WAITS,
                     B_INT("congress", ctx->congress_id), B_BOOL("office", who->office),
                     B_INT("deputy", who->deputy_id), B_INT("organ", who->organ_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status motion_store_due(struct ctx *ctx, struct date from, struct date until,
                             struct motion **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM motion m WHERE m.congress_id = :congress"
                " AND m.state = 'answering' AND m.due_on >= :from AND m.due_on <= :until"
                " ORDER BY m.due_on, m.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_INT("most", DUE_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status motion_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM motion WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("after", after),
                B_INT("most", (int64_t)limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
