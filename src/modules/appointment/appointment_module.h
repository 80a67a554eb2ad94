// SPDX-License-Identifier: MulanPSL-2.0
/** The module appointment, for the list of modules. */
#ifndef APPOINTMENT_MODULE_H
#define APPOINTMENT_MODULE_H
#include "platform/module.h"

extern const struct module appointment_module;
#endif
