// SPDX-License-Identifier: MulanPSL-2.0
/** Pages for bringing sheets in. */
#ifndef IMPORT_WEB_H
#define IMPORT_WEB_H
#include "platform/module.h"

handler_fn import_web_list, import_web_form, import_web_upload, import_web_template,
    import_web_preview, import_web_commit, import_web_drop, import_web_done, import_web_columns,
    import_web_assign, import_web_rows, import_web_correct, import_web_run, import_web_stop,
    import_web_undo, import_web_template_book;
#endif
