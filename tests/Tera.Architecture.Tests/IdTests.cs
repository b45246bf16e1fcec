using Tera.Shared;

namespace Tera;

/// <summary>Ids stand in addresses, forms and files: whoever writes one writes its value, not the name of its type.</summary>
public sealed class IdTests
{
    [Fact]
    public void An_id_is_written_as_its_value()
    {
        var value = Guid.CreateVersion7();
        var ids = new[] { typeof(CommandId).Assembly, typeof(Documents.DocumentLinks).Assembly }.SelectMany(one => one.GetTypes())
            .Where(type => type.IsValueType && type.Name.EndsWith("Id", StringComparison.Ordinal) && type.GetProperty("Value")?.PropertyType == typeof(Guid)).ToList();

        Assert.True(ids.Count > 40);
        Assert.Empty(ids.Where(type => Activator.CreateInstance(type, value)!.ToString() != value.ToString("D")).Select(type => type.Name));
    }
}
