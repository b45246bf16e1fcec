using Microsoft.AspNetCore.Components.Rendering;
using Tera.Platform.Components;

namespace Tera.Platform.Look;

public sealed class WholeComponentTests
{
    [Fact]
    public async Task Given_a_component_that_reads_twice_when_it_is_drawn_then_only_once_and_with_both()
    {
        Assert.Equal("satu dua", (await Rendered.Html<TwoReadings>()).Body!.TextContent);
    }

    /// <summary>Would fail over its second reading if it were drawn after the first.</summary>
    private sealed class TwoReadings : WholeComponent
    {
        private string? first;
        private string second = null!;

        protected override async Task OnInitializedAsync()
        {
            await Task.Yield();
            first = "satu";
            await Task.Yield();
            second = " dua";
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (first is not null)
            {
                builder.AddContent(0, first + second.ToString());
            }
        }
    }
}
