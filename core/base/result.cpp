// Names of the error codes and their printed form.
#include "core/base/result.h"

namespace textdrift {

const char* error_code_name(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::Unreadable: return "unreadable";
    case ErrorCode::NotRegular: return "not-regular";
    case ErrorCode::Binary: return "binary";
    case ErrorCode::Empty: return "empty";
    case ErrorCode::LimitExceeded: return "limit-exceeded";
    case ErrorCode::BadInput: return "bad-input";
    case ErrorCode::BadOption: return "bad-option";
    case ErrorCode::WriteFailed: return "write-failed";
    case ErrorCode::Cancelled: return "cancelled";
    }
    return "unknown";
}

std::string to_string(const Error& error)
{
    return error.where.empty() ? error.message : error.where + ": " + error.message;
}

}    // namespace textdrift
