// SPDX-License-Identifier: MulanPSL-2.0
/** For modules.c. */
#ifndef CONTACT_MODULE_H
#define CONTACT_MODULE_H
#include "platform/module.h"

extern const struct module contact_module;
#endif
