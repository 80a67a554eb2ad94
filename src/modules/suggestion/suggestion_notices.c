// SPDX-License-Identifier: MulanPSL-2.0
/* Whom the events of a suggestion are told to. The table says it all; what is not in it is told to
 * nobody. */
#include "modules/suggestion/suggestion_notices.h"
#include "modules/notice/notice.h"
#include "modules/suggestion/suggestion_parts.h"
#include "platform/text.h"

#define VALUES "name title organ deputy due_on note"

/* Who may be told of it, by what they may do. */
#define DEPUTIES "suggestion.propose"
#define OFFICES  "suggestion.register"
#define HANDLERS "suggestion.handle suggestion.sign_off"
#define GOVERNS  "suggestion.govern"
#define DECIDES  "suggestion.decide"

const struct notice_kind SUGGESTION_NOTICES[] = {
    {"suggestion.cosign_asked", VALUES, true, DEPUTIES},
    {"suggestion.cosign_answered", VALUES, false, DEPUTIES},
    {"suggestion.submitted", VALUES, false, OFFICES},
    {"suggestion.more_asked", VALUES, true, DEPUTIES},
    {"suggestion.returned", VALUES, true, DEPUTIES},
    {"suggestion.accepted", VALUES, false, DEPUTIES},
    {"suggestion.merged", VALUES, false, DEPUTIES},
    {"suggestion.converted", VALUES, false, DEPUTIES},
    {"suggestion.to_government", VALUES, true, GOVERNS},
    {"suggestion.handed_over", VALUES, true, HANDLERS},
    {"suggestion.with_unit", VALUES, false, DEPUTIES},
    {"suggestion.given_back", VALUES, true, OFFICES " " GOVERNS},
    {"suggestion.dispute_decided", VALUES, true, HANDLERS},
    {"suggestion.moved_away", VALUES, true, HANDLERS},
    {"suggestion.extension_asked", VALUES, true, OFFICES},
    {"suggestion.extension_granted", VALUES, true, HANDLERS " " DEPUTIES},
    {"suggestion.extension_refused", VALUES, true, HANDLERS},
    {"suggestion.contacted", VALUES, false, DEPUTIES},
    {"suggestion.contact_disputed", VALUES, true, HANDLERS},
    {"suggestion.advised", VALUES, false, HANDLERS},
    {"suggestion.advice_asked", VALUES, true, HANDLERS},
    {"suggestion.sign_off", VALUES, true, "suggestion.sign_off"},
    {"suggestion.reply_sent_back", VALUES, true, HANDLERS},
    {"suggestion.reply_signed", VALUES, false, HANDLERS},
    {"suggestion.reply_sent", VALUES, true, DEPUTIES},
    {"suggestion.replied", VALUES, true, DEPUTIES},
    {"suggestion.reply_arrived", VALUES, false, OFFICES},
    {"suggestion.redo", VALUES, true, HANDLERS},
    {"suggestion.redo_known", VALUES, false, OFFICES},
    {"suggestion.chairmen", VALUES, true, OFFICES " " DECIDES},
    {"suggestion.decided", VALUES, true, DEPUTIES},
    {"suggestion.rated", VALUES, false, HANDLERS},
    {"suggestion.key_made", VALUES, true, DECIDES " " HANDLERS " " DEPUTIES},
    {"suggestion.urged", VALUES, true, HANDLERS},
    {"suggestion.supervised", VALUES, false, HANDLERS},
    {"suggestion.rating_reminded", VALUES, true, DEPUTIES},
    {"suggestion.excluded", VALUES, true, DEPUTIES " " OFFICES},
    {"suggestion.promise_reported", VALUES, false, OFFICES " " DEPUTIES},
    {"suggestion.promise_confirmed", VALUES, false, HANDLERS " " DEPUTIES},
    {"suggestion.promise_rated", VALUES, false, HANDLERS},
    {"suggestion.published", VALUES, false, DEPUTIES},
    {"suggestion.handed_up", VALUES, false, DEPUTIES},
    {"suggestion.up_answered", VALUES, true, DEPUTIES " " OFFICES},
    {"suggestion.up_refused", VALUES, true, DEPUTIES " " OFFICES},
    {"suggestion.withdrawal_agreed", VALUES, false, DEPUTIES},
    {"suggestion.withdrawn", VALUES, true, HANDLERS " " DEPUTIES},
    {"suggestion.due", "name title what due_on days late today", true},
    {0},
};

enum whom {
    LEAD = 1,         /* the lead deputy */
    SIGNERS = 2,      /* he and all who have signed */
    INVITED = 4,      /* those asked to sign */
    OFFICE = 8,       /* who registers and hands over */
    GOVERNMENT = 16,  /* the government's office */
    NEW_UNITS = 32,   /* units that got it today and have not signed */
    UNITS = 64,       /* all that have it, or had it until this very act */
    MAIN_UNITS = 128, /* without the joint handlers */
    ORGAN = 256,      /* the unit that the event names */
    OWN_UNIT = 512,   /* who acts, and his colleagues */
    OWN_CHIEF = 1024, /* the head of the unit that acts */
    KEY_LEADERS = 2048,
    LEADERS = 4096,
    DECIDERS = 8192, /* who decides whose business it is */
};

#define TO(state) "\"to\":\"" state "\""

static const struct {
    const char *event, *kind;
    unsigned whom;
    const char *when; /* a piece of the event's data, NULL: always */
} TOLD[] = {
    {"suggestion.confirmation_asked", "suggestion.cosign_asked", INVITED, NULL},
    {"suggestion.confirmed", "suggestion.cosign_answered", LEAD, NULL},
    {"suggestion.submitted", "suggestion.submitted", OFFICE, NULL},
    {"suggestion.more_asked", "suggestion.more_asked", LEAD, NULL},
    {"suggestion.returned", "suggestion.returned", SIGNERS, NULL},
    {"suggestion.accepted", "suggestion.accepted", SIGNERS, NULL},
    {"suggestion.merged", "suggestion.merged", SIGNERS, NULL},
    {"suggestion.converted", "suggestion.converted", SIGNERS, NULL},
    {"suggestion.handed_over", "suggestion.to_government", GOVERNMENT, TO("at_government")},
    {"suggestion.handed_over", "suggestion.handed_over", NEW_UNITS, TO("handed_over")},
    {"suggestion.handed_over", "suggestion.with_unit", SIGNERS, TO("handed_over")},
    {"suggestion.handed_on", "suggestion.handed_over", NEW_UNITS, NULL},
    {"suggestion.handed_on", "suggestion.with_unit", SIGNERS, NULL},
    {"suggestion.given_back", "suggestion.given_back", DECIDERS, NULL},
    {"suggestion.dispute_decided", "suggestion.dispute_decided", ORGAN, NULL},
    {"suggestion.dispute_decided", "suggestion.handed_over", NEW_UNITS, "\"to_organ\""},
    {"suggestion.reassigned", "suggestion.moved_away", ORGAN, NULL},
    {"suggestion.reassigned", "suggestion.handed_over", NEW_UNITS, NULL},
    {"suggestion.extension_asked", "suggestion.extension_asked", OFFICE, NULL},
    {"suggestion.extension_granted", "suggestion.extension_granted", ORGAN | LEAD, NULL},
    {"suggestion.extension_refused", "suggestion.extension_refused", ORGAN, NULL},
    {"suggestion.contacted", "suggestion.contacted", LEAD, NULL},
    {"suggestion.contact_checked", "suggestion.contact_disputed", ORGAN, "\"agree\":false"},
    {"suggestion.advised", "suggestion.advised", MAIN_UNITS, NULL},
    {"suggestion.advice_asked", "suggestion.advice_asked", ORGAN, NULL},
    {"suggestion.reply_submitted", "suggestion.sign_off", OWN_CHIEF, NULL},
    {"suggestion.reply_signed_off", "suggestion.reply_sent_back", OWN_UNIT, "\"approved\":false"},
    {"suggestion.reply_signed_off", "suggestion.reply_signed", OWN_UNIT, "\"approved\":true"},
    {"suggestion.reply_sent", "suggestion.reply_sent", SIGNERS, NULL},
    {"suggestion.replied", "suggestion.replied", SIGNERS, NULL},
    {"suggestion.replied", "suggestion.reply_arrived", OFFICE, NULL},
    {"suggestion.rated", "suggestion.redo", UNITS, TO("redo")},
    {"suggestion.rated", "suggestion.redo_known", OFFICE, TO("redo")},
    {"suggestion.rated", "suggestion.chairmen", OFFICE | LEADERS, TO("chairmen")},
    {"suggestion.rated", "suggestion.rated", UNITS, TO("closed")},
    {"suggestion.decided", "suggestion.redo", UNITS, TO("redo")},
    {"suggestion.decided", "suggestion.decided", SIGNERS, NULL},
    {"suggestion.key_made", "suggestion.key_made", KEY_LEADERS | UNITS | LEAD, NULL},
    {"suggestion.noted", "suggestion.urged", UNITS, "\"kind\":\"reminder\""},
    {"suggestion.noted", "suggestion.supervised", UNITS, "\"kind\":\"supervision\""},
    {"suggestion.rating_reminded", "suggestion.rating_reminded", SIGNERS, NULL},
    {"suggestion.excluded", "suggestion.excluded", SIGNERS | OFFICE, NULL},
    {"suggestion.promise_reported", "suggestion.promise_reported", OFFICE | LEAD, NULL},
    {"suggestion.promise_confirmed", "suggestion.promise_confirmed", ORGAN | LEAD, NULL},
    {"suggestion.promise_rated", "suggestion.promise_rated", ORGAN, NULL},
    {"suggestion.published", "suggestion.published", SIGNERS, NULL},
    {"suggestion.handed_up", "suggestion.handed_up", SIGNERS, NULL},
    {"suggestion.up_answered", "suggestion.up_answered", SIGNERS | OFFICE, NULL},
    {"suggestion.up_refused", "suggestion.up_refused", SIGNERS | OFFICE, NULL},
    {"suggestion.withdrawal_agreed", "suggestion.withdrawal_agreed", LEAD, NULL},
    {"suggestion.withdrawn", "suggestion.withdrawn", UNITS | SIGNERS, NULL},
};

/* ---------------------------------------------------------------- whom */

enum { TO_MAX = 400 };

struct telling {
    const struct act *a;
    struct suggestion_handling *units; /* as they are after the act */
    size_t units_count;
    struct notice_to to[TO_MAX];
    size_t count;
};

static void add(struct telling *t, struct notice_to to)
{
    if (t->count < TO_MAX)
        t->to[t->count++] = to;
}

static void add_signers(struct telling *t, unsigned whom)
{
    arr_each (i, t->a->signers_count) {
        const struct suggestion_signer *g = &t->a->signers[i];
        const bool invited = str_eqz(g->state, "invited");
        const bool signed_ = g->lead || str_eqz(g->state, "confirmed");

        if (((whom & LEAD) && g->lead && g->suggestion_id == t->a->s.id) ||
            ((whom & SIGNERS) && signed_) || ((whom & INVITED) && invited && !g->lead))
            add(t, (struct notice_to){.deputy_id = g->deputy_id});
    }
}

static bool concerns(const struct ctx *ctx, const struct suggestion_handling *h, unsigned whom)
{
    const bool stopped_now = h->state == HANDLING_STOPPED;

    if (h->state == HANDLING_PLANNED || h->state == HANDLING_MOVED)
        return false;
    if (whom & NEW_UNITS)
        return h->state == HANDLING_ASSIGNED && date_cmp(h->handed_on, ctx->today) <= 0 &&
               date_none(h->signed_on);
    if (whom & MAIN_UNITS)
        return !stopped_now && h->role != ROLE_JOINT;
    return (whom & UNITS) != 0;
}

static void add_units(const struct ctx *ctx, struct telling *t, unsigned whom)
{
    arr_each (i, t->units_count)
        if (concerns(ctx, &t->units[i], whom))
            add(t, (struct notice_to){.role = "unit", .organ_id = t->units[i].organ_id});
    if ((whom & UNITS) != 0 && t->units_count == 0 && t->a->s.via_organ_id != 0)
        add(t, (struct notice_to){.role = "government"});
}

/* "organ":12 of the event's data; 0 if it names none. */
static int64_t organ_of(struct str data)
{
    static const char NAME[] = "\"organ\":";
    const char *at = memmem(data.ptr, data.len, NAME, sizeof NAME - 1);
    struct str digits;
    int64_t id = 0;

    if (at == NULL)
        return 0;
    at += sizeof NAME - 1;
    digits = (struct str){at, 0};
    while (at + digits.len < data.ptr + data.len && at[digits.len] >= '0' && at[digits.len] <= '9')
        digits.len++;
    return str_to_int(digits, &id) ? id : 0;
}

static enum status add_key_leaders(struct ctx *ctx, struct telling *t)
{
    struct suggestion_key *keys;
    size_t count;

    TRY(suggestion_store_keys(ctx, t->a->s.id, &keys, &count));
    arr_each (i, count) {
        if (!date_none(keys[i].ended_on))
            continue;
        if (keys[i].leader_account_id != 0)
            add(t, (struct notice_to){.account_id = keys[i].leader_account_id});
        else if (keys[i].leader_organ_id != 0)
            add(t, (struct notice_to){.role = "committee", .organ_id = keys[i].leader_organ_id});
    }
    return ST_OK;
}

static enum status gather(struct ctx *ctx, struct telling *t, unsigned whom, struct str data)
{
    const int64_t organ_id = organ_of(data), own = ctx->actor->organ_id;

    t->count = 0;
    add_signers(t, whom);
    add_units(ctx, t, whom);
    if (whom & OFFICE)
        add(t, (struct notice_to){.role = "office"});
    if ((whom & GOVERNMENT) || ((whom & DECIDERS) && t->a->s.via_organ_id != 0))
        add(t, (struct notice_to){.role = "government"});
    if ((whom & DECIDERS) && t->a->s.via_organ_id == 0)
        add(t, (struct notice_to){.role = "office"});
    if (whom & LEADERS)
        add(t, (struct notice_to){.role = "leader"});
    if ((whom & ORGAN) && organ_id != 0)
        add(t, (struct notice_to){.role = "unit", .organ_id = organ_id});
    if ((whom & OWN_UNIT) && own != 0)
        add(t, (struct notice_to){.role = "unit", .organ_id = own});
    if ((whom & OWN_CHIEF) && own != 0)
        add(t, (struct notice_to){.role = "chief", .organ_id = own});
    return whom & KEY_LEADERS ? add_key_leaders(ctx, t) : ST_OK;
}

/* ---------------------------------------------------------------- in which words */

/* 第47号建议; 这件建议 before it has a number. */
static struct str name_of(struct ctx *ctx, const struct suggestion *s)
{
    const struct str number = suggestion_number_text(ctx->arena, s);

    if (number.len == 0)
        return s->kind == SUGGESTION_KIND_BILL ? T("suggestion.notice_bill")
                                               : T("suggestion.notice_suggestion");
    return s->kind == SUGGESTION_KIND_BILL ? number
                                           : TF(ctx->arena, "suggestion.notice_number", number);
}

static struct str organs_of(struct ctx *ctx, const struct telling *t)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, t->units_count) {
        const struct suggestion_handling *h = &t->units[i];

        if (h->state == HANDLING_PLANNED || h->state == HANDLING_MOVED)
            continue;
        buf_z(&b, b.len == 0 ? "" : "、");
        buf_str(&b, h->organ_name);
    }
    return buf_view(&b);
}

static struct str lead_name(const struct telling *t)
{
    arr_each (i, t->a->signers_count)
        if (t->a->signers[i].lead && t->a->signers[i].suggestion_id == t->a->s.id)
            return t->a->signers[i].name;
    return S("");
}

static struct str values_of(struct ctx *ctx, const struct telling *t)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_str(&j, "name", name_of(ctx, &t->a->s));
    json_str(&j, "title", t->a->s.title);
    json_str(&j, "organ", organs_of(ctx, t));
    json_str(&j, "deputy", lead_name(t));
    json_str(&j, "due_on", text_date(ctx->arena, t->a->s.due_on, ctx->today));
    json_str(&j, "note", t->a->note);
    json_object_end(&j);
    return buf_view(&b);
}

/* ---------------------------------------------------------------- telling */

static bool told(size_t i, const char *event, struct str data)
{
    return strcmp(TOLD[i].event, event) == 0 &&
           (TOLD[i].when == NULL || str_has(data, str_from(TOLD[i].when)));
}

static enum status tell_one(struct ctx *ctx, struct telling *t, size_t i, struct str data)
{
    /* A reminder after the reply is about the rating: the deputies' matter. */
    const bool rating =
        strcmp(TOLD[i].kind, "suggestion.urged") == 0 && t->a->s.state == SUGGESTION_REPLIED;

    TRY(gather(ctx, t, rating ? SIGNERS : TOLD[i].whom, data));
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = rating ? "suggestion.rating_reminded" : TOLD[i].kind,
                          .subject_id = t->a->s.id,
                          .url = str_printf(ctx->arena, "/suggestion/%lld", (long long)t->a->s.id),
                          .values = values_of(ctx, t),
                          .to = t->to,
                          .to_count = t->count});
}

enum status suggestion_notify(struct ctx *ctx, const struct act *a, const char *event,
                              struct str data)
{
    struct telling *t = NULL;

    arr_each (i, COUNT(TOLD)) {
        if (!told(i, event, data))
            continue;
        if (t == NULL) {
            t = arena_new(ctx->arena, struct telling);
            t->a = a;
            TRY(suggestion_store_units(ctx, a->s.id, &t->units, &t->units_count));
        }
        TRY(tell_one(ctx, t, i, data));
    }
    return ST_OK;
}
