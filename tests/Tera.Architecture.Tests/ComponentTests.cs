namespace Tera;

/// <summary>No component is drawn over what it has not read yet.</summary>
public sealed class ComponentTests
{
    [Fact]
    public void Every_component_but_a_layout_is_drawn_once_when_all_is_read()
    {
        var half = Modules.Web.Types.Where(type => type.BaseType?.Name == "ComponentBase" && type.Name != "WholeComponent");
        Law.Unbroken(half.Select(type => $"{type.FullName} is a ComponentBase: make it a WholeComponent"));
    }
}
