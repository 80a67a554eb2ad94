// SPDX-License-Identifier: MulanPSL-2.0
/* Bills and suggestions of deputies under national law. */
#include "law/deputies_law.h"
#include "law/civil_code.h"
#include "law/organic_law.h"

static const char ART_15_1[] = "《代表法》(2025-03-11)第15条第1款";
static const char ART_51_2[] = "《代表法》(2025-03-11)第51条第2款";

enum status deputies_law_check_bill(const struct deputies_law_bill *bill, struct err *err)
{
    if (!bill->has_cause)
        return fail(err, ST_RULE, "law.bill_needs_cause", ART_15_1);
    if (!bill->has_grounds)
        return fail(err, ST_RULE, "law.bill_needs_grounds", ART_15_1);
    if (!bill->has_proposal)
        return fail(err, ST_RULE, "law.bill_needs_proposal", ART_15_1);
    if (!bill->within_powers)
        return fail(err, ST_RULE, "law.bill_outside_powers", ART_15_1);
    return ST_OK;
}

enum deputies_law_organ deputies_law_addressee(enum level level, bool in_session)
{
    if (in_session)
        return DEPUTIES_LAW_CONGRESS;
    return organic_law_has_standing_committee(level) ? DEPUTIES_LAW_STANDING_COMMITTEE
                                                     : DEPUTIES_LAW_TOWNSHIP_PRESIDIUM;
}

enum deputies_law_organ deputies_law_hands_over(enum level level)
{
    return organic_law_has_standing_committee(level) ? DEPUTIES_LAW_STANDING_COMMITTEE_OFFICE
                                                     : DEPUTIES_LAW_TOWNSHIP_PRESIDIUM;
}

struct date deputies_law_reply_due(const struct calendar *cal, struct date handed_over,
                                   bool complex, bool roll)
{
    const unsigned months = complex ? DEPUTIES_LAW_REPLY_MONTHS_COMPLEX : DEPUTIES_LAW_REPLY_MONTHS;

    return civil_code_period_end_months(cal, handed_over, months, roll);
}

const char *deputies_law_reply_article(struct date handed_over)
{
    static const struct date FROM_2025 = {2025, 3, 12}, FROM_2015 = {2015, 8, 29};

    if (date_cmp(handed_over, FROM_2025) >= 0)
        return ART_51_2;
    if (date_cmp(handed_over, FROM_2015) >= 0)
        return "《代表法》(2015-08-29)第42条第1款";
    return "《代表法》(交办时有效的文本)";
}

enum status deputies_law_check_extension(const struct calendar *cal,
                                         const struct deputies_law_extension *ext, struct err *err)
{
    const char *article = deputies_law_reply_article(ext->handed_over);
    const struct date limit = deputies_law_reply_due(cal, ext->handed_over, true, ext->roll);

    if (!ext->complex)
        return fail(err, ST_RULE, "law.extension_not_complex", article);
    if (date_cmp(ext->wanted, limit) > 0)
        return fail(err, ST_RULE, "law.extension_too_long", article);
    return ST_OK;
}

enum status deputies_law_check_reply(const struct deputies_law_reply *reply, struct err *err)
{
    if (date_none(reply->contacted))
        return fail(err, ST_RULE, "law.reply_needs_contact", ART_51_2);
    if (date_cmp(reply->contacted, reply->handed_over) < 0)
        return fail(err, ST_RULE, "law.contact_before_hand_over", ART_51_2);
    if (date_cmp(reply->contacted, reply->replied) > 0)
        return fail(err, ST_RULE, "law.contact_after_reply", ART_51_2);
    return ST_OK;
}

struct deputies_law_report deputies_law_report_duty(enum level level)
{
    const bool committee = organic_law_has_standing_committee(level);

    return (struct deputies_law_report){
        .to = committee ? DEPUTIES_LAW_STANDING_COMMITTEE : DEPUTIES_LAW_CONGRESS,
        .printed_for_congress = committee,
        .published = true,
    };
}

bool deputies_law_may_choose_key(enum level level)
{
    return organic_law_has_standing_committee(level);
}
