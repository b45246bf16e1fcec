namespace Tera.Documents;

public sealed class SnapshotDigestTests
{
    private static readonly FrozenFigure First = new(new Guid("01a1fad9-57ab-7cbc-8f62-ca053f18b08e"), 3, "Persentase jalan mantap", "76,42");

    [Fact]
    public void Every_part_of_every_figure_and_their_order_count()
    {
        FrozenFigure[][] lists =
        [
            [], [First], [First, First], [First with { Version = 4 }], [First with { Value = "76,43" }], [First with { Label = "Persentase jalan mantap " }],
            [First with { ValueId = Guid.Empty }], [First, First with { Version = 4 }], [First with { Version = 4 }, First],
        ];

        var digests = lists.Select(list => Convert.ToHexString(SnapshotDigest.Of(list))).ToList();

        Assert.Equal(digests.Count, digests.Distinct().Count());
        Assert.Equal(digests[1], Convert.ToHexString(SnapshotDigest.Of([First])));
    }

    [Fact]
    public void Moving_a_letter_from_the_label_to_the_value_changes_the_digest() => Assert.NotEqual(
        SnapshotDigest.Of([First with { Label = "ab", Value = "c" }]), SnapshotDigest.Of([First with { Label = "a", Value = "bc" }]));
}
