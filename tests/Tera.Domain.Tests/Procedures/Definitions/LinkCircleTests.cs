using Tera.Procedures.Builders;

namespace Tera.Procedures.Definitions;

/// <summary>Rings of SOPs that wait for one another.</summary>
public sealed class LinkCircleTests
{
    [Theory]
    [InlineData("a>b b>c c>a", "a b c a")]
    [InlineData("a>b b>a b>c c>a", "a b a")]
    [InlineData("a>b b>c c>b", "")]
    [InlineData("a>b a>c b>d c>d", "")]
    [InlineData("", "")]
    public void The_shortest_ring_through_an_SOP_is_found_and_one_beside_it_is_not_its_own(string waits, string ring)
    {
        var links = waits.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(link => link.Split('>')).ToLookup(link => new ProcedureCode(link[0]), link => new ProcedureCode(link[1]));

        Assert.Equal(ring, string.Join(' ', LinkCircle.Through(new("a"), links)));
    }

    [Fact]
    public void Only_rows_that_wait_count_and_never_for_the_SOP_itself()
    {
        var definition = A.Definition()
            .Step("satu", step => step.Act(ActKind.Process, "staf").Names("sop-lain"))
            .Step("dua", step => step.Act(ActKind.Process, "staf").Names("sop-rujukan", LinkMode.Refers))
            .Step("tiga", step => step.Act(ActKind.Process, "staf").Names("contoh")).Build();

        Assert.Equal([new ProcedureCode("sop-lain")], LinkCircle.WaitsFor(definition));
    }
}
