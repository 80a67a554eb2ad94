// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the HTTP layer: which bytes of a file are asked for. */
#ifndef HTTP_RESPOND_FILE_H
#define HTTP_RESPOND_FILE_H
#include "platform/http/request.h"

enum file_range {
    FILE_RANGE_ALL,  /* no range, several, or one that is not understood */
    FILE_RANGE_PART, /* *out_from and *out_len are set */
    FILE_RANGE_NONE  /* past the end: 416 */
};
/** A Range header against a file of `size` bytes (RFC 9110, 14.1.2). */
enum file_range file_range_parse(struct str header, uint64_t size, uint64_t *out_from,
                                 uint64_t *out_len);
#endif
