"""Who serves models, and how each is spoken to: facts of the providers, one line each.

What their models can do is in `profiles`.
"""

from typing import Final

from icp2prd.domain.base import Frozen


class Provider(Frozen):
    """One line of the table.

    key: the environment variable that holds the key; empty where none is needed. server: host named to
    people. address: base URL where the provider speaks the OpenAI protocol; empty means through
    instructor's own adapter. format: how answers are held to the schema. package, module: the SDK, to
    install and to look for. prices: the provider's id in genai-prices. embedding: name of its embedding
    model, empty where it has none. assistant, sampling: what instructor's adapter calls an assistant's turn,
    and the option that holds temperature and bounds, where the SDK has its own ideas. new_names: the server
    wants `max_completion_tokens`.
    """

    name: str
    key: str = ""
    server: str = ""
    address: str = ""
    format: str = "tools"
    package: str = "openai"
    module: str = "openai"
    prices: str = ""
    embedding: str = ""
    assistant: str = "assistant"
    sampling: str = ""
    new_names: bool = False


LOCAL: Final = "local"
FAKE: Final = "fake"
OPENAI: Final = "openai"
OLLAMA: Final = "ollama"

_TABLE: Final = (
    Provider(name=LOCAL, package="icp2prd[local]", module="xllamacpp", format="grammar"),
    Provider(name=FAKE, format="json_schema"),
    Provider(
        name=OPENAI,
        key="OPENAI_API_KEY",
        server="api.openai.com",
        address="https://api.openai.com/v1",
        format="json_schema",
        prices="openai",
        embedding="text-embedding-3-small",
        new_names=True,
    ),
    Provider(name=OLLAMA, server="localhost", address="http://localhost:11434/v1", format="json_schema"),
    Provider(
        name="openrouter",
        key="OPENROUTER_API_KEY",
        server="openrouter.ai",
        address="https://openrouter.ai/api/v1",
        format="json_schema",
        prices="openrouter",
    ),
    Provider(
        name="together",
        key="TOGETHER_API_KEY",
        server="api.together.xyz",
        address="https://api.together.xyz/v1",
        prices="together",
    ),
    Provider(
        name="deepseek",
        key="DEEPSEEK_API_KEY",
        server="api.deepseek.com",
        address="https://api.deepseek.com",
        prices="deepseek",
    ),
    Provider(
        name="perplexity",
        key="PERPLEXITY_API_KEY",
        server="api.perplexity.ai",
        address="https://api.perplexity.ai",
        format="json_schema",
        prices="perplexity",
    ),
    Provider(
        name="anthropic",
        key="ANTHROPIC_API_KEY",
        server="api.anthropic.com",
        package="instructor[anthropic]",
        module="anthropic",
        prices="anthropic",
    ),
    Provider(
        name="google",
        key="GOOGLE_API_KEY",
        server="generativelanguage.googleapis.com",
        package="instructor[google-genai]",
        module="google.genai",
        prices="google",
        assistant="model",
        sampling="generation_config",
    ),
    Provider(
        name="mistral",
        key="MISTRAL_API_KEY",
        server="api.mistral.ai",
        package="instructor[mistral]",
        module="mistralai",
        prices="mistral",
    ),
    Provider(
        name="cohere",
        key="COHERE_API_KEY",
        server="api.cohere.com",
        package="instructor[cohere]",
        module="cohere",
        prices="cohere",
    ),
    Provider(
        name="groq",
        key="GROQ_API_KEY",
        server="api.groq.com",
        package="instructor[groq]",
        module="groq",
        prices="groq",
    ),
    Provider(
        name="xai",
        key="XAI_API_KEY",
        server="api.x.ai",
        package="instructor[xai]",
        module="xai_sdk",
        prices="x-ai",
    ),
    Provider(
        name="bedrock",
        key="AWS_ACCESS_KEY_ID",
        server="Amazon Bedrock",
        package="instructor[bedrock]",
        module="boto3",
        prices="aws",
    ),
    Provider(
        name="azure_openai",
        key="AZURE_OPENAI_API_KEY",
        server="your Azure endpoint",
        prices="azure",
    ),
    Provider(
        name="vertexai",
        key="GOOGLE_APPLICATION_CREDENTIALS",
        server="Google Vertex AI",
        package="instructor[google-genai]",
        module="google.genai",
        prices="google",
        assistant="model",
        sampling="generation_config",
    ),
    Provider(
        name="cerebras",
        key="CEREBRAS_API_KEY",
        server="api.cerebras.ai",
        package="instructor[cerebras-cloud-sdk]",
        module="cerebras.cloud.sdk",
        prices="cerebras",
    ),
    Provider(
        name="fireworks",
        key="FIREWORKS_API_KEY",
        server="api.fireworks.ai",
        package="instructor[fireworks-ai]",
        module="fireworks",
        prices="fireworks",
    ),
    Provider(
        name="writer",
        key="WRITER_API_KEY",
        server="api.writer.com",
        package="instructor[writer]",
        module="writerai",
    ),
)

PROVIDERS: Final = {provider.name: provider for provider in _TABLE}
