// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef NOTICE_MODULE_H
#define NOTICE_MODULE_H
#include "platform/module.h"

extern const struct module notice_module;
#endif
