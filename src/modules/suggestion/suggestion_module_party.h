// SPDX-License-Identifier: MulanPSL-2.0
/** Fields of the pages of units, deputies and the public. Their routes stand with all others in
 *  suggestion_module_routes.c. Tables end in {0}. */
#ifndef SUGGESTION_MODULE_PARTY_H
#define SUGGESTION_MODULE_PARTY_H
#include "platform/module.h"

extern const struct field SUGGESTION_FIELDS_PLAIN[]; /* acts that need nothing but the press */
/* units */
extern const struct field SUGGESTION_FIELDS_GIVE_BACK[];
extern const struct field SUGGESTION_FIELDS_EXTEND[];
extern const struct field SUGGESTION_FIELDS_CONTACT[];
extern const struct field SUGGESTION_FIELDS_PROGRESS[];
extern const struct field SUGGESTION_FIELDS_ADVISE[];
extern const struct field SUGGESTION_FIELDS_ASK_ADVICE[];
extern const struct field SUGGESTION_FIELDS_REPLY[];
extern const struct field SUGGESTION_FIELDS_SIGN_OFF[];
extern const struct field SUGGESTION_FIELDS_PROMISE_QUERY[];
extern const struct field SUGGESTION_FIELDS_REPORT_PROMISE[];
/* deputies */
extern const struct field SUGGESTION_FIELDS_MINE[];
extern const struct field SUGGESTION_FIELDS_DRAFT_QUERY[];
extern const struct field SUGGESTION_FIELDS_DRAFT[];
extern const struct field SUGGESTION_FIELDS_SUBMIT[];
extern const struct field SUGGESTION_FIELDS_CONFIRM[];
extern const struct field SUGGESTION_FIELDS_WITHDRAW[];
extern const struct field SUGGESTION_FIELDS_CONFIDENTIAL[];
extern const struct field SUGGESTION_FIELDS_CONTACT_QUERY[];
extern const struct field SUGGESTION_FIELDS_CHECK_CONTACT[];
extern const struct field SUGGESTION_FIELDS_RATE_QUERY[];
extern const struct field SUGGESTION_FIELDS_RATE[];
extern const struct field SUGGESTION_FIELDS_RATE_PROMISE[];
/* public */
extern const struct field SUGGESTION_FIELDS_REPORT_WRITE[];
extern const struct field SUGGESTION_FIELDS_REPORT_DAY[];
extern const struct field SUGGESTION_FIELDS_PUBLIC_LIST[];
extern const struct field SUGGESTION_FIELDS_PUBLIC_SHOW[];

#endif
