// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the module congress. */
#ifndef CONGRESS_MODULE_H
#define CONGRESS_MODULE_H
#include "platform/module.h"

extern const struct module congress_module;
#endif
