// SPDX-License-Identifier: MulanPSL-2.0
/** Fields of the pages of settings. Their routes stand with all others in
 *  suggestion_module_routes.c. Tables end in {0}. */
#ifndef SUGGESTION_MODULE_SETTINGS_H
#define SUGGESTION_MODULE_SETTINGS_H
#include "platform/module.h"

extern const struct field SUGGESTION_FIELDS_SET_ID_ASK[];
extern const struct field SUGGESTION_FIELDS_SET_CLASS[];
extern const struct field SUGGESTION_FIELDS_SET_CATEGORY[];
extern const struct field SUGGESTION_FIELDS_SET_KEY_ASK[];
extern const struct field SUGGESTION_FIELDS_SET_NUMBER[];
extern const struct field SUGGESTION_FIELDS_SET_ORGAN_ASK[];
extern const struct field SUGGESTION_FIELDS_SET_STEPS[];
#endif
