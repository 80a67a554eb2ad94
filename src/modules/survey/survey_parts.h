// SPDX-License-Identifier: MulanPSL-2.0
/** Tables that survey_module.c puts together. */
#ifndef SURVEY_PARTS_H
#define SURVEY_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator SURVEY_INDICATORS[];
extern const struct search_source SURVEY_SEARCHES[];
extern const struct job SURVEY_JOBS[];
extern const struct retention SURVEY_RETENTIONS[];
extern const struct public_source SURVEY_PUBLICS[];
#endif
