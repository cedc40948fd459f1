"""The only door to a model: `open_door(choose_model(...))`, then `ask`, `embed` and `map`.

Importing this loads no SDK: openai, instructor, onnxruntime and xllamacpp are imported when a call is made.
"""

from icp2prd.llm.account import Totals
from icp2prd.llm.availability import ModelStatus, WeightsStatus, available_models, weights_status
from icp2prd.llm.choice import ModelChoice, choose_model
from icp2prd.llm.door import Door
from icp2prd.llm.events import CallEvent, Happened, Listener
from icp2prd.llm.fake import FakeModel, ScriptRanOut
from icp2prd.llm.fence import fence
from icp2prd.llm.fetching import fetch
from icp2prd.llm.hashing import tagged_hash
from icp2prd.llm.opening import embedding_in_use, open_door
from icp2prd.llm.profiles import Profile, profile_of
from icp2prd.llm.prompts import Prompt, load_prompt, prompt_names, prompts_folder
from icp2prd.llm.protocol import AnswerRejected, Message, Model, Question, Vector
from icp2prd.llm.weights import ALL_WEIGHTS, FetchProgress, WeightsFile, weights_folder

__all__ = [
    "ALL_WEIGHTS",
    "AnswerRejected",
    "CallEvent",
    "Door",
    "FakeModel",
    "FetchProgress",
    "Happened",
    "Listener",
    "Message",
    "Model",
    "ModelChoice",
    "ModelStatus",
    "Profile",
    "Prompt",
    "Question",
    "ScriptRanOut",
    "Totals",
    "Vector",
    "WeightsFile",
    "WeightsStatus",
    "available_models",
    "choose_model",
    "embedding_in_use",
    "fence",
    "fetch",
    "load_prompt",
    "open_door",
    "profile_of",
    "prompt_names",
    "prompts_folder",
    "tagged_hash",
    "weights_folder",
    "weights_status",
]
