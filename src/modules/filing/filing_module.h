// SPDX-License-Identifier: MulanPSL-2.0
/** The module, for the list of modules. */
#ifndef FILING_MODULE_H
#define FILING_MODULE_H
#include "platform/module.h"

extern const struct module filing_module;
#endif
