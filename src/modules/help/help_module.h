// SPDX-License-Identifier: MulanPSL-2.0
#ifndef HELP_MODULE_H
#define HELP_MODULE_H
#include "platform/module.h"

extern const struct module help_module;
#endif
