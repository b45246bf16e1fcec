using Microsoft.AspNetCore.Components;

namespace Tera.Platform.Components;

/// <summary>A component that is drawn once, when everything it shows has been read.</summary>
/// <remarks>
/// <see cref="ComponentBase"/> draws whenever something is awaited, with whatever has been read until then. Nobody sees that drawing, for a page is sent
/// whole; but a page whose second reading takes a moment longer than usual would fail over what it has not read yet. A form that was sent is likewise
/// drawn when its command is through.
/// </remarks>
public abstract class WholeComponent : ComponentBase, IHandleEvent
{
    private bool initialized;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!initialized)
        {
            initialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        StateHasChanged();
    }
}
