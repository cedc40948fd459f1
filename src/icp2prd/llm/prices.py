"""US dollars for tokens, from genai-prices; unknown is None, and never zero."""

from icp2prd.llm.account import Price
from icp2prd.llm.choice import ModelChoice


def free(prompt_tokens: int, completion_tokens: int) -> float | None:
    """Nothing is charged on this machine."""
    del prompt_tokens, completion_tokens
    return 0.0


def price_of(choice: ModelChoice, model: str = "") -> Price:
    """Prices of the chosen model, or of another one of the same provider."""
    if not choice.leaves_machine:
        return free
    reference = model or choice.model

    def price(prompt_tokens: int, completion_tokens: int) -> float | None:
        from genai_prices import Usage, calc_price  # noqa: PLC0415 -- a cached run needs no prices

        usage = Usage(input_tokens=prompt_tokens, output_tokens=completion_tokens)
        try:
            if choice.own_server:
                found = calc_price(usage, reference, provider_api_url=choice.base_url)
            else:
                found = calc_price(usage, reference, provider_id=choice.facts.prices)
        except (LookupError, ValueError):
            return None
        return float(found.total_price)

    return price
