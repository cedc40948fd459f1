from icp2prd.llm.vectors import cosine


def test_the_cosine_of_unit_vectors_is_their_product() -> None:
    assert cosine((0.6, 0.8), (0.6, 0.8)) == 1.0
    assert cosine((1.0, 0.0), (0.0, 1.0)) == 0.0
