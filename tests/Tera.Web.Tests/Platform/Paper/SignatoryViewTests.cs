namespace Tera.Platform.Paper;

public sealed class SignatoryViewTests
{
    private static readonly SignatoryView Secretary = new("Sekretaris", "Dra. Sri Lestari Handayani, M.Si.");

    [Fact]
    public void Given_the_holder_of_a_post_then_the_post_stands_alone() =>
        Assert.Equal([new PostLine(null, "Sekretaris,")], Secretary.PostLines());

    [Theory]
    [InlineData(SigningCapacity.Plt, "Plt. Sekretaris,")]
    [InlineData(SigningCapacity.Plh, "Plh. Sekretaris,")]
    public void Given_an_acting_official_then_the_capacity_stands_before_the_post(SigningCapacity capacity, string line) =>
        Assert.Equal(line, (Secretary with { Capacity = capacity }).PostLines().Single().Text);

    [Fact]
    public void Given_a_mandate_then_the_giver_comes_first_after_a_n() =>
        Assert.Equal(
            [new("a.n.", "Kepala Dinas"), new(null, "Sekretaris,")],
            (Secretary with { OnBehalfOf = "Kepala Dinas" }).PostLines());

    [Fact]
    public void Given_a_mandate_passed_on_then_u_b_has_a_line_of_its_own() =>
        Assert.Equal(
            [new("a.n.", "Bupati"), new(null, "Sekretaris Daerah"), new(null, "u.b."), new(null, "Plh. Sekretaris,")],
            (Secretary with { OnBehalfOf = "Bupati", PassedOnBy = "Sekretaris Daerah", Capacity = SigningCapacity.Plh }).PostLines());

    [Fact]
    public void U_b_without_a_n_is_a_mistake_of_ours() =>
        Assert.Throws<InvalidOperationException>(() => (Secretary with { PassedOnBy = "Sekretaris Daerah" }).PostLines());

    [Theory]
    [InlineData("199001012015031001", "19900101 201503 1 001")]
    [InlineData("19900101 201503 1 001", "19900101 201503 1 001")]
    [InlineData(null, null)]
    public void An_nip_is_printed_in_four_groups(string? nip, string? printed) =>
        Assert.Equal(printed, (Secretary with { Nip = nip }).PrintedNip());
}
