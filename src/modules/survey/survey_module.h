// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef SURVEY_MODULE_H
#define SURVEY_MODULE_H
#include "platform/module.h"

/** Its tables, for its own list and for tests that take the module without pages. */
#define SURVEY_TABLES "survey", "survey_question", "survey_link"
/* An answer's event would tie it to the link it came by; limits forget. */
#define SURVEY_UNTRACED "survey_answer", "survey_value", "survey_limit"
extern const struct module survey_module;
/** The demo county's records of this module. */
MUST_CHECK enum status survey_demo(struct ctx *ctx);
#endif
