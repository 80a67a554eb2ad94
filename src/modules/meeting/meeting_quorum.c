// SPDX-License-Identifier: MulanPSL-2.0
/* Is the number there that the law wants? By the statute where it speaks, else by the rule of the
 * meeting's kind; with the formula that a hall can check. */
#include "law/meeting_law.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_hall.h"
#include "platform/text.h"

bool meeting_body_in_law(struct str word, enum law_body *out)
{
    static const struct {
        const char *word;
        enum law_body body;
    } BODIES[] = {
        {"congress", LAW_BODY_CONGRESS},
        {"presidium", LAW_BODY_PRESIDIUM},
        {"standing_committee", LAW_BODY_STANDING_COMMITTEE},
        {"township_presidium", LAW_BODY_TOWNSHIP_PRESIDIUM},
    };

    arr_each (i, COUNT(BODIES)) {
        if (!str_eqz(word, BODIES[i].word))
            continue;
        *out = BODIES[i].body;
        return true;
    }
    return false;
}

static bool fraction_of(struct str word, enum fraction *out)
{
    static const struct {
        const char *word;
        enum fraction fraction;
    } FRACTIONS[] = {
        {"over_half", FRACTION_MORE_THAN_HALF},
        {"half", FRACTION_HALF},
        {"two_thirds", FRACTION_TWO_THIRDS},
    };

    arr_each (i, COUNT(FRACTIONS)) {
        if (!str_eqz(word, FRACTIONS[i].word))
            continue;
        *out = FRACTIONS[i].fraction;
        return true;
    }
    return false;
}

/* "31×2＞35" and the like, in words of the text table. */
static struct str formula(struct ctx *ctx, enum fraction fraction, const struct meeting_presence *p)
{
    const struct str present = str_printf(ctx->arena, "%u", p->present);
    const struct str all = str_printf(ctx->arena, "%u", p->all_members);
    const struct str missing = str_printf(ctx->arena, "%u", p->quorum ? 0 : p->needed - p->present);

    if (fraction == FRACTION_TWO_THIRDS)
        return p->quorum ? TF(ctx->arena, "meeting.there.f.two_thirds", present, all)
                         : TF(ctx->arena, "meeting.there.f.two_thirds_not", present, all, missing);
    if (fraction == FRACTION_HALF)
        return p->quorum ? TF(ctx->arena, "meeting.there.f.half", present, all)
                         : TF(ctx->arena, "meeting.there.f.half_not", present, all, missing);
    return p->quorum ? TF(ctx->arena, "meeting.there.f.over_half", present, all)
                     : TF(ctx->arena, "meeting.there.f.over_half_not", present, all, missing);
}

static void judge(struct ctx *ctx, const struct meeting *m, const struct meeting_rule *rule,
                  struct meeting_presence *p)
{
    enum fraction fraction;
    enum law_body body;

    if (meeting_body_in_law(rule->body_kind, &body) && !str_eqz(rule->quorum, "none")) {
        const struct meeting_law_quorum q =
            meeting_law_quorum(body, p->all_members, p->present, m->starts_on);

        fraction = q.fraction;
        p->article = str_from(q.article);
    } else if (fraction_of(rule->quorum, &fraction)) {
        p->article = rule->quorum_article;
    } else {
        p->quorum = true;
        p->formula =
            TF(ctx->arena, "meeting.there.f.none", str_printf(ctx->arena, "%u", p->present));
        return;
    }
    p->needed = fraction_needed(fraction, p->all_members);
    p->quorum = fraction_reached(fraction, p->present, p->all_members);
    p->formula = formula(ctx, fraction, p);
}

enum status meeting_presence(struct ctx *ctx, int64_t meeting_id, struct meeting_presence *out)
{
    struct meeting_person *people;
    struct meeting_rule rule;
    struct meeting m;
    uint32_t members = 0;
    size_t count;

    TRY(meeting_get(ctx, meeting_id, &m));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    TRY(meeting_people(ctx, meeting_id, &people, &count));
    *out = (struct meeting_presence){.formula = S(""), .article = S("")};
    arr_each (i, count) {
        if (people[i].capacity != MEETING_MEMBER)
            continue;
        members++;
        out->present += people[i].present;
    }
    out->all_members = m.all_members != 0 ? m.all_members : members;
    judge(ctx, &m, &rule, out);
    return ST_OK;
}
