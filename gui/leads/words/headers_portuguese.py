"""Portuguese column names, of Portugal and Brazil, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
primeiro nome | nome de batismo | prenome | primeiro nome do contato | primeiro nome do contacto
nomes proprios
""",
    Field.LAST_NAME: """
sobrenome | apelido | ultimo nome | nome de familia | apelidos | sobrenomes | sobrenome do contato
apelido do contacto
""",
    Field.FULL_NAME: """
nome e sobrenome | nome e apelido | nome completo do contato | nome completo do contacto
pessoa de contato | pessoa de contacto | contato | nome da pessoa | nome do lead
responsavel pelo contato | nome sobrenome | decisor | pessoa | nome do cliente completo
nome do responsavel | pessoa responsavel
""",
    Field.COMPANY: """
nome da empresa | companhia | organizacao | razao social | nome fantasia | empresa atual
empregador | nome da organizacao | nome da companhia | nome empresa | denominacao social
nome da conta | sociedade | instituicao | empresa cliente
""",
    Field.DOMAIN: """
site da empresa | pagina da web | pagina da internet | dominio da empresa | website da empresa
url do site | url da empresa | endereco web | dominio do site | nome do dominio | site institucional
pagina inicial | web da empresa | dominio de email | dominio do email
""",
    Field.LINKEDIN_URL: """
perfil do linkedin | link do linkedin | url do linkedin | linkedin do contato | linkedin do contacto
url do perfil | url do perfil do linkedin | pagina do linkedin | link do perfil | linkedin da pessoa
linkedin pessoal | endereco do linkedin
""",
    Field.EMAIL: """
e mail corporativo | email da empresa | endereco de email | endereco de e mail
endereco de correio eletronico | correio eletronico | e mail profissional | email profissional
e mail comercial | email comercial | e mail do contato | email do contato | email do contacto
e mail pessoal | email pessoal | e mail de trabalho | email de trabalho | endereco eletronico
e mail principal
""",
    Field.PHONE: """
telefone | numero de telefone | telemovel | numero de telemovel | telefone celular
numero do celular | telefone fixo | telefone comercial | telefone profissional | telefone direto
ramal direto | fone | telefone do contato | telefone do contacto | contato telefonico
contacto telefonico | celular do contato | telefone pessoal | telefone de trabalho | linha direta
whats app
""",
    Field.COUNTRY: """
codigo do pais | pais da empresa | nome do pais | pais regiao | pais do contato | pais do contacto
""",
}
