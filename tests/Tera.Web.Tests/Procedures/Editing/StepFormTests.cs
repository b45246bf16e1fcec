using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Editing;

public sealed class StepFormTests
{
    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void A_row_that_is_opened_and_saved_untouched_is_the_row_it_was(string code)
    {
        var sop = Shipped.Sop(code);
        var text = DefinitionJson.Write(sop);

        foreach (var step in sop.PrintedSteps)
        {
            var written = StepForm.From(sop, step).ToStep(step, out var fault);

            Assert.Null(fault);
            Assert.True(DraftEditor.Apply(sop, new DraftChange.WriteStep(step.Key, written!), new(Origin.Confirmed, 1m, "Sari")).Accepted(out var after, out var no), $"{step.Key}: {no?.Code}");
            Assert.Equal(text, DefinitionJson.Write(after));
        }
    }
}
