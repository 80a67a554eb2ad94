// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef INQUIRY_MODULE_H
#define INQUIRY_MODULE_H
#include "platform/module.h"

extern const struct module inquiry_module;
#endif
