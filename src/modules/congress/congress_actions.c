// SPDX-License-Identifier: MulanPSL-2.0
/* Use cases on congresses, terms, sessions, organs and delegations. */
#include "modules/congress/congress_rules.h"
#include "modules/congress/congress_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* A unique index refused the write: the user typed what is there already. */
static enum status taken(struct ctx *ctx, enum status st, const char *field, const char *key)
{
    if (st != ST_CONFLICT || ctx->err.key == NULL || !str_eqz(S("db.unique"), ctx->err.key))
        return st;
    invalid(ctx, field, key, NULL);
    return invalid_done(ctx);
}

/* ---------------------------------------------------------------- founding */

struct found {
    const struct congress_new *in;
    int64_t *out_id;
};

static enum status add_first_organ(struct ctx *ctx, enum organ_kind kind, struct str name,
                                   struct str short_name)
{
    const struct organ organ = {
        .id = db_new_id(ctx), .kind = kind, .name = name, .short_name = short_name};

    return congress_store_organ_insert(ctx, &organ);
}

static enum status add_first_organs(struct ctx *ctx, const struct congress_new *in)
{
    /* A township has a presidium instead of a standing committee and its chairmen. */
    if (in->level == CONGRESS_TOWNSHIP)
        return add_first_organ(ctx, ORGAN_STANDING_COMMITTEE,
                               TF(ctx->arena, "congress.presidium_of", in->name),
                               T("congress.presidium"));
    TRY(add_first_organ(ctx, ORGAN_STANDING_COMMITTEE,
                        TF(ctx->arena, "congress.standing_committee_of", in->name),
                        T("congress.standing_committee")));
    return add_first_organ(ctx, ORGAN_CHAIRMEN_MEETING,
                           TF(ctx->arena, "congress.chairmen_meeting_of", in->name),
                           T("congress.chairmen_meeting"));
}

static enum status found_tx(struct ctx *ctx, const void *input)
{
    const struct found *f = input;
    const struct congress_new *in = f->in;
    const int64_t id = db_new_id(ctx);
    const struct congress congress = {.id = id,
                                      .parent_id = in->parent_id,
                                      .level = in->level,
                                      .name = in->name,
                                      .short_name = in->short_name,
                                      .code = in->code};
    struct congress_term term;

    if (in->parent_id != 0) {
        struct congress parent;

        TRY(congress_get(ctx, in->parent_id, &parent));
    }
    ctx->congress_id = id;
    TRY(taken(ctx, congress_store_insert(ctx, &congress), "name", "congress.name_taken"));
    term = (struct congress_term){
        .id = db_new_id(ctx), .number = in->term_number, .from_on = in->term_from};
    TRY(congress_store_term_insert(ctx, &term));
    TRY(add_first_organs(ctx, in));
    TRY(event_emit(ctx, "congress.founded", id));
    *f->out_id = id;
    return ST_OK;
}

enum status congress_found(struct ctx *ctx, const struct congress_new *in, int64_t *out_id)
{
    const int64_t before = ctx->congress_id;
    int64_t id = 0;
    enum status st;

    if (!ctx->actor->system)
        return fail(&ctx->err, ST_DENIED, "congress.only_system", NULL);
    congress_check_new(ctx, in);
    TRY(invalid_done(ctx));
    /* The events of a founding belong to the congress that did not exist before. */
    st = db_tx(ctx, found_tx, &(struct found){in, &id});
    ctx->congress_id = before;
    if (st == ST_OK)
        *out_id = id;
    return st;
}

/* ---------------------------------------------------------------- terms and sessions */

struct term_begin {
    int number;
    struct date from_on;
    int64_t *out_id;
};

static enum status term_begin_tx(struct ctx *ctx, const void *input)
{
    const struct term_begin *in = input;
    const struct congress_term term = {
        .id = db_new_id(ctx), .number = in->number, .from_on = in->from_on};
    struct congress_term *terms;
    size_t count;

    TRY(congress_store_terms(ctx, &terms, &count));
    if (count > 0) {
        if (in->number <= terms[0].number)
            invalid(ctx, "number", "congress.term.number_used", NULL);
        if (date_cmp(in->from_on, terms[0].from_on) <= 0)
            invalid(ctx, "from_on", "congress.term.before_last", NULL);
        TRY(invalid_done(ctx));
        TRY(congress_store_term_close(ctx, terms[0].id, date_add_days(in->from_on, -1)));
    }
    TRY(congress_store_term_insert(ctx, &term));
    *in->out_id = term.id;
    return event_emit(ctx, "congress.term_begun", term.id);
}

enum status congress_term_begin(struct ctx *ctx, int number, struct date from_on, int64_t *out_id)
{
    if (number < 1 || number > CONGRESS_NUMBER_MAX)
        invalid(ctx, "number", "congress.number_wrong", NULL);
    if (!date_valid(from_on))
        invalid(ctx, "from_on", "congress.date_missing", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, term_begin_tx, &(struct term_begin){number, from_on, out_id});
}

static struct str session_name(struct ctx *ctx, int term_number, int number)
{
    const struct str digits = T("congress.numerals");

    return TF(ctx->arena, "congress.session.name",
              congress_numeral(ctx->arena, digits, term_number),
              congress_numeral(ctx->arena, digits, number));
}

struct session_add {
    const struct congress_session *in;
    int64_t *out_id;
};

static enum status session_add_tx(struct ctx *ctx, const void *input)
{
    const struct session_add *a = input;
    struct congress_session session = *a->in;
    struct congress_term term;

    if (session.term_id == 0)
        TRY(congress_term_now(ctx, &term));
    else
        TRY(congress_store_term_get(ctx, session.term_id, &term));
    session.id = db_new_id(ctx);
    session.term_id = term.id;
    if (session.name.len == 0)
        session.name = session_name(ctx, term.number, session.number);
    TRY(taken(ctx, congress_store_session_insert(ctx, &session), "number",
              "congress.session.number_taken"));
    *a->out_id = session.id;
    return event_emit(ctx, "congress.session_added", session.id);
}

enum status congress_session_add(struct ctx *ctx, const struct congress_session *in,
                                 int64_t *out_id)
{
    congress_check_session(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, session_add_tx, &(struct session_add){in, out_id});
}

static enum status session_change_tx(struct ctx *ctx, const void *input)
{
    const struct congress_session *in = input;
    struct congress_session session;

    TRY(congress_session_get(ctx, in->id, &session));
    session.number = in->number;
    session.name = in->name.len > 0 ? in->name : session_name(ctx, session.term_number, in->number);
    session.opens_on = in->opens_on;
    session.closes_on = in->closes_on;
    session.bills_until = in->bills_until;
    session.bills_basis = in->bills_basis;
    session.version = in->version;
    TRY(taken(ctx, congress_store_session_update(ctx, &session), "number",
              "congress.session.number_taken"));
    return event_emit(ctx, "congress.session_changed", in->id);
}

enum status congress_session_change(struct ctx *ctx, const struct congress_session *in)
{
    congress_check_session(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, session_change_tx, in);
}

/* ---------------------------------------------------------------- organs */

struct organ_add {
    const struct organ *in;
    int64_t *out_id;
};

/* Its parents must exist and must not lead back to the organ itself. */
static enum status check_parents(struct ctx *ctx, const struct organ *in)
{
    int64_t at = in->parent_id;

    for (int depth = 0; at != 0; depth++) {
        struct organ parent;

        TRY(organ_get(ctx, at, &parent));
        if (depth > 20 || (in->id != 0 && at == in->id)) {
            invalid(ctx, "parent", "congress.organ.circle", NULL);
            return invalid_done(ctx);
        }
        at = parent.parent_id;
    }
    return ST_OK;
}

static enum status organ_add_tx(struct ctx *ctx, const void *input)
{
    const struct organ_add *a = input;
    struct organ organ = *a->in;

    organ.id = 0;
    TRY(check_parents(ctx, &organ));
    organ.id = db_new_id(ctx);
    TRY(taken(ctx, congress_store_organ_insert(ctx, &organ), "name", "congress.organ.name_taken"));
    *a->out_id = organ.id;
    return event_emit(ctx, "congress.organ_added", organ.id);
}

static struct organ with_short_name(const struct organ *in)
{
    struct organ organ = *in;

    if (organ.short_name.len == 0)
        organ.short_name = organ.name;
    return organ;
}

enum status organ_add(struct ctx *ctx, const struct organ *in, int64_t *out_id)
{
    const struct organ organ = with_short_name(in);

    congress_check_organ(ctx, &organ);
    TRY(invalid_done(ctx));
    return db_tx(ctx, organ_add_tx, &(struct organ_add){&organ, out_id});
}

static enum status organ_change_tx(struct ctx *ctx, const void *input)
{
    const struct organ *in = input;
    struct organ organ;

    TRY(organ_get(ctx, in->id, &organ));
    TRY(check_parents(ctx, in));
    organ.parent_id = in->parent_id;
    organ.kind = in->kind;
    organ.name = in->name;
    organ.short_name = in->short_name;
    organ.handles = in->handles;
    organ.version = in->version;
    TRY(taken(ctx, congress_store_organ_update(ctx, &organ), "name", "congress.organ.name_taken"));
    return event_emit(ctx, "congress.organ_changed", in->id);
}

enum status organ_change(struct ctx *ctx, const struct organ *in)
{
    const struct organ organ = with_short_name(in);

    congress_check_organ(ctx, &organ);
    TRY(invalid_done(ctx));
    return db_tx(ctx, organ_change_tx, &organ);
}

struct organ_close {
    int64_t id, version;
    bool close;
};

static enum status organ_close_tx(struct ctx *ctx, const void *input)
{
    const struct organ_close *in = input;
    struct organ organ;
    int64_t below;

    TRY(organ_get(ctx, in->id, &organ));
    TRY(congress_store_organ_children(ctx, in->id, &below));
    if (in->close && below > 0)
        return fail(&ctx->err, ST_RULE, "congress.organ.has_children", NULL);
    organ.active = !in->close;
    organ.closed_on = in->close ? ctx->today : (struct date){0};
    organ.version = in->version;
    TRY(congress_store_organ_update(ctx, &organ));
    return event_emit(ctx, in->close ? "congress.organ_closed" : "congress.organ_opened", in->id);
}

enum status organ_close(struct ctx *ctx, int64_t id, int64_t version, bool close)
{
    return db_tx(ctx, organ_close_tx, &(struct organ_close){id, version, close});
}

/* ---------------------------------------------------------------- delegations */

struct delegation_add {
    struct str name;
    int64_t *out_id;
};

static enum status delegation_add_tx(struct ctx *ctx, const void *input)
{
    const struct delegation_add *in = input;
    const struct delegation delegation = {.id = db_new_id(ctx), .name = in->name};

    TRY(taken(ctx, congress_store_delegation_insert(ctx, &delegation), "name",
              "congress.delegation.name_taken"));
    *in->out_id = delegation.id;
    return event_emit(ctx, "congress.delegation_added", delegation.id);
}

enum status delegation_add(struct ctx *ctx, struct str name, int64_t *out_id)
{
    congress_check_delegation_name(ctx, name);
    TRY(invalid_done(ctx));
    return db_tx(ctx, delegation_add_tx, &(struct delegation_add){name, out_id});
}

static enum status delegation_change_tx(struct ctx *ctx, const void *input)
{
    const struct delegation *in = input;

    TRY(taken(ctx, congress_store_delegation_update(ctx, in), "name",
              "congress.delegation.name_taken"));
    return event_emit(ctx, "congress.delegation_changed", in->id);
}

enum status delegation_change(struct ctx *ctx, const struct delegation *in)
{
    congress_check_delegation_name(ctx, in->name);
    TRY(invalid_done(ctx));
    return db_tx(ctx, delegation_change_tx, in);
}

/* ---------------------------------------------------------------- from the divisions */

struct township_names {
    struct str organ, short_name, delegation;
};

static struct township_names names_of(struct ctx *ctx, struct str division)
{
    const bool street = str_ends(division, T("congress.division.street_suffix"));

    return (struct township_names){
        .organ = TF(ctx->arena,
                    street ? "congress.division.street_office" : "congress.division.government",
                    division),
        .short_name = division,
        .delegation = TF(ctx->arena, "congress.division.delegation", division),
    };
}

static enum status add_township(struct ctx *ctx, const struct division *division, size_t *added)
{
    const struct township_names names = names_of(ctx, division->name);
    struct organ organ;
    int64_t id;
    enum status st = organ_by_name(ctx, names.organ, &organ);

    if (st == ST_NOT_FOUND) {
        organ = (struct organ){.id = db_new_id(ctx),
                               .kind = ORGAN_TOWNSHIP,
                               .name = names.organ,
                               .short_name = names.short_name,
                               .handles = true};
        st = congress_store_organ_insert(ctx, &organ);
        (*added)++;
    }
    TRY(st);
    st = delegation_by_name(ctx, names.delegation, &id);
    if (st == ST_NOT_FOUND) {
        const struct delegation delegation = {.id = db_new_id(ctx), .name = names.delegation};

        st = congress_store_delegation_insert(ctx, &delegation);
        (*added)++;
    }
    return st;
}

static enum status add_townships_tx(struct ctx *ctx, const void *input)
{
    size_t *const *out_added = input;
    struct congress congress;
    struct division *below;
    size_t count, added = 0;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(congress_divisions(ctx, congress.code, &below, &count));
    if (count == 0)
        return fail(&ctx->err, ST_RULE, "congress.division.none_below", NULL);
    arr_each (i, count) {
        if (!division_is_zone(below[i].code))
            TRY(add_township(ctx, &below[i], &added));
    }
    **out_added = added;
    return added > 0 ? event_emit(ctx, "congress.townships_added", ctx->congress_id) : ST_OK;
}

enum status congress_add_townships(struct ctx *ctx, size_t *out_added)
{
    return db_tx(ctx, add_townships_tx, &out_added);
}

struct str congress_village_name(struct str name)
{
    struct str rest = T("congress.village.endings"), ending;

    while (str_cut(&rest, ' ', &ending))
        if (name.len > ending.len && str_ends(name, ending))
            return (struct str){name.ptr, name.len - ending.len};
    return name;
}
