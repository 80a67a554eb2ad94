// SPDX-License-Identifier: MulanPSL-2.0
/** The module petition, for modules.c. */
#ifndef PETITION_MODULE_H
#define PETITION_MODULE_H
#include "platform/module.h"

extern const struct module petition_module;
#endif
