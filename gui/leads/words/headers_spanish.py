"""Spanish column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
primer nombre | nombre de pila | nombres | nombre propio
""",
    Field.LAST_NAME: """
apellido | apellidos | primer apellido | apellido contacto | apellidos contacto | apellido del contacto
apellidos del contacto | apellido paterno | nombre de familia | apellido s
""",
    Field.FULL_NAME: """
nombre completo | nombre y apellido | nombre y apellidos | nombre apellido | nombre apellidos
apellidos y nombre | apellidos nombre | contacto | persona | persona de contacto | persona contacto
nombres y apellidos | nombre completo del contacto | responsable | interlocutor | encargado | destinatario
cliente potencial | nombre y apellidos contacto | participante | empleado | prospecto | titular
""",
    Field.COMPANY: """
empresa | empresas | nombre de la empresa | nombre empresa | nombre de empresa | compania | razon social
organizacion | sociedad | negocio | cuenta | nombre de la cuenta | cliente | nombre del cliente
nombre comercial | entidad | institucion | empleador | nombre de la compania | nombre compania | firma
empresa actual | nombre de la organizacion | corporacion | marca | agencia | denominacion social
nombre del negocio | nombre fiscal
""",
    Field.DOMAIN: """
dominio | nombre de dominio | dominio web | sitio web | sitio | pagina web | web | pagina | direccion web
web empresa | web de la empresa | sitio web de la empresa | sitio web empresa | dominio empresa
dominio de la empresa | pagina web de la empresa | pagina web empresa | url web | url empresa
url sitio web | pagina de internet | sitio de internet | dominio de correo | dominio email
dominio del correo | web corporativa | enlace web
""",
    Field.LINKEDIN_URL: """
perfil linkedin | perfil de linkedin | url linkedin | url de linkedin | enlace linkedin
enlace de linkedin | linkedin perfil | pagina linkedin | link linkedin | link de linkedin
url perfil linkedin | url perfil | url del perfil | enlace al perfil | enlace perfil | linkedin contacto
linkedin del contacto | cuenta linkedin | direccion linkedin | linkedin persona
""",
    Field.EMAIL: """
correo | correo electronico | direccion de correo | direccion de correo electronico | direccion email
direccion de email | direccion correo | correo e | mail corporativo | email corporativo
correo corporativo | correo de empresa | correo profesional | email profesional | email de trabajo
correo de trabajo | correo laboral | correo contacto | email contacto | email del contacto
correo del contacto | correos | correo electronico corporativo | correo electronico profesional
email empresa | email de contacto | correo de contacto | correo empresarial | correo personal
direccion electronica
""",
    Field.PHONE: """
telefono | numero de telefono | numero telefono | n telefono | num telefono | telefonos | movil
telefono movil | numero movil | numero de movil | celular | telefono celular | numero de celular
numero celular | tel movil | tel celular | telefono directo | linea directa | telefono fijo
telefono de contacto | telefono contacto | telefono trabajo | telefono de trabajo | telefono del contacto
tlf | tfno | telf | tlfno | telefono profesional | telefono 1 | fijo | tel contacto
""",
    Field.COUNTRY: """
pais | codigo pais | codigo de pais | codigo del pais | pais region | nombre del pais | pais contacto
pais empresa | pais de la empresa | pais de residencia | nacion | paises
pais o region | pais o region del trabajo
""",
}
