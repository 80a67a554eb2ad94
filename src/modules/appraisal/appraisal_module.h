// SPDX-License-Identifier: MulanPSL-2.0
/** The module appraisal, for the list of modules. */
#ifndef APPRAISAL_MODULE_H
#define APPRAISAL_MODULE_H
#include "platform/module.h"

extern const struct module appraisal_module;
#endif
