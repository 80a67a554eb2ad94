// SPDX-License-Identifier: MulanPSL-2.0
/** Days of inspections and special inquiries that the Supervision Law leaves to the provinces (the
 *  place's own, by the models named where it has set none), and who may not sit in a committee that
 *  investigates. */
#ifndef LAW_SUPERVISION_LAW_H
#define LAW_SUPERVISION_LAW_H
#include "base/status.h"
#include "base/str.h"
#include "law/calendar.h"
#include "law/civil_code.h"
#include "law/law_params.h"

/** Last day on which the organs that carry out a law are told of the plan of its inspection: so
 * many days before it begins, or a month.
 *  @law  Henan Supervision Measures (2015-10-22) art. 40
 *  @law  Zhejiang Supervision Regulation (2008-11-28) art. 29
 */
struct date supervision_law_notice_by(const struct calendar *cal, const struct law_params *params,
                                      struct date starts_on);

/** Last day on which organs report how they handled what came up in a special inquiry.
 *  @law  Chongqing Standing Committee Procedure (2023-03-30) art. 36
 */
struct date supervision_law_report_by(const struct calendar *cal, const struct law_params *params,
                                      struct date held_on);

/** Somebody who is to sit in a committee that investigates, or to help it. Whether he has a stake
 * is what he says and what the office has found and put on record; words decide nothing. */
struct supervision_law_sitter {
    struct str name, post; /* post: what he is besides */
    bool has_stake;        /* says so himself */
    bool on_record;        /* found and recorded to have one */
};
/** ST_RULE with the article if he has a stake in what is investigated.
 *  @law  Supervision Law (2024-11-08) art. 57(2)
 */
MUST_CHECK enum status supervision_law_check_sitter(const struct supervision_law_sitter *who,
                                                    struct err *err);
/** Only a hint for the office to look: has one of those concerned his name, or is it named in what
 *  he is besides? `concerned`: the people and bodies it is about. *out_whom: which of them. */
bool supervision_law_hint(const struct supervision_law_sitter *who, const struct str *concerned,
                          size_t count, struct str *out_whom);
#endif
