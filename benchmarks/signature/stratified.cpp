// textdrift's own signatures (core/sketch/signature.h).
#include "contender.h"
#include "core/sketch/signature.h"

namespace contest {
namespace {

class Stratified : public Contender {
public:
    explicit Stratified(std::uint32_t lanes) : signer_({.lanes = lanes}) {}
    std::string_view name() const override { return "stratified (textdrift)"; }
    void sign(std::span<const std::uint64_t> set, std::span<std::uint32_t> lanes) override { signer_.sign(set, lanes); }

private:
    textdrift::sketch::Signer signer_;
};

}    // namespace

std::unique_ptr<Contender> make_stratified(std::uint32_t lanes)
{
    return std::make_unique<Stratified>(lanes);
}

}    // namespace contest
